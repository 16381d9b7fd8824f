"""What must stay: versions, digests, times, counters, names of code and products, and examples of papers."""

from collections.abc import Callable

from benchmarks.redaction.generated.fourth.shapes import shape, shaper
from benchmarks.redaction.generated.source import INNOCENT, Maker, Source

_UUID = "{h8}-{h4}-4{h3}-a{h3}-{h12}"


def _time(form: str) -> Callable[[Source], str]:
    return lambda source: str(
        source.english.date_time_between(start_date="-400d", end_date="-2d").strftime(form)
    )


def _precise(source: Source) -> str:
    return _time("%Y-%m-%dT%H:%M:%S")(source) + shape(
        source, source.pick(".{d3}Z", "Z", ".{d6}+00:00", "+02:00")
    )


def _cut(text: str) -> Callable[[Source], str]:
    return lambda source: source.pick(*text.split("|"))


def _innocent(**makers: Callable[[Source], str]) -> dict[str, Maker]:
    return {name: Maker(INNOCENT, make) for name, make in makers.items()}


MAKERS = _innocent(
    version=shaper(
        *(
            "{n1}.{d1}.{d2}",
            "{n1}.{d1}",
            "v{n1}.{d2}.{d1}",
            "{n1}.{d1}.{d1}-rc{n1}",
            "{n1}.{d1}.{d2}+build.{d3}",
        ),
        *(
            "{n1}{d1}.{n1}.{d1}.{n1}",
            "{n1}.{d1}.{d1}.{d4}",
            "20{d2}.{n1}.{d1}",
            "{n1}.{d2}.{d1}-{n1}.el9",
            "{n1}.{d1}p{n1}",
        ),
    ),
    fourparts=shaper("{n1}.{d1}.{n1}{d2}.{d1}", "1{d1}.0.{n1}{d3}.{n1}{d1}", "{n1}.{d1}.{n1}{d3}.{n1}{d3}"),
    now=_precise,
    syslogtime=_time("%b %d %H:%M:%S"),
    webtime=_time("%d/%b/%Y:%H:%M:%S +0000"),
    plaintime=_time("%Y-%m-%d %H:%M:%S"),
    commatime=lambda source: _time("%Y-%m-%d %H:%M:%S")(source) + shape(source, ",{d3}"),
    mailtime=_time("%a, %d %b %Y %H:%M:%S +0100"),
    clock=_time("%H:%M:%S"),
    date=_time("%Y-%m-%d"),
    usdate=_time("%m/%d/%Y %I:%M:%S %p"),
    epoch=shaper("17{d8}", "17{d8}{d3}", "17{d8}.{d3}"),
    sha256=shaper("sha256:{h64}"),
    sha=shaper("{h64}"),
    commit=shaper("{h40}"),
    short=shaper("{h7}", "{h8}", "{h10}"),
    md5=shaper("{h32}"),
    build=shaper(_UUID),
    guid=_cut(
        "6B29FC40-CA47-1067-B31D-00DD010662DA|00000000-0000-0000-0000-000000000000"
        "|5B94879D-7127-4E0B-9A4C-0B3C1C1B0D3A|{f3d07237-3e4a-4cf5-bb1e-8e1a0a2c4f11}"
    ),
    hex=shaper("0x{h8}", "0x{h16}", "0x0000{h4}", "0x8007{h4}"),
    count=shaper("{n1}", "{n1}{d1}", "{n1}{d2}", "{n1}{d3}", "{n1}{d4}"),
    big=shaper("{n1}{d6}", "{n1}{d8}", "{n1}{d5}"),
    pid=shaper("{n1}{d2}", "{n1}{d3}", "{n1}{d4}"),
    ms=shaper("{n1}ms", "{n1}{d2}ms", "{n1}.{d2}s", "{n1}{d1}us", "{n1}m{d2}s"),
    float=shaper("0.{d3}", "{n1}.{d2}", "{n1}{d1}.{d1}"),
    port=_cut("443|8443|5432|1521|3389|6443|9092|5671|27017|1433|636|2049|8883|9200|50000"),
    loop=_cut("127.0.0.1|::1|127.0.0.53|127.0.0.1"),
    mask=_cut("255.255.255.0|255.255.240.0|255.255.255.252|255.255.0.0"),
    root=_cut("root|nobody|daemon|www-data|postgres|systemd-network|sshd|bin|root"),
    authority=_cut(
        "NT AUTHORITY\\SYSTEM|NT AUTHORITY\\NETWORK SERVICE|BUILTIN\\Administrators|NT SERVICE\\MSSQLSERVER"
    ),
    knownsid=_cut("S-1-5-18|S-1-5-32-544|S-1-1-0|S-1-5-20|S-1-5-11"),
    sample=_cut("user@example.com|admin@example.org|john.doe@example.com|noreply@example.net"),
    samplehost=_cut("example.com|www.example.org|host.example.net|localhost|localhost.localdomain"),
    javaclass=_cut(
        "org.springframework.web.servlet.DispatcherServlet|com.zaxxer.hikari.pool.HikariPool|"
        "io.netty.channel.nio.NioEventLoop"
        "|org.apache.kafka.clients.consumer.KafkaConsumer|org.hibernate.engine.jdbc.spi.SqlExceptionHelper"
        "|com.fasterxml.jackson.databind.ObjectMapper|org.elasticsearch.transport.TransportService"
        "|java.util.concurrent.ThreadPoolExecutor|oracle.jdbc.driver.T4CConnection|"
        "org.keycloak.services.DefaultKeycloakSession"
    ),
    frame=_cut(
        "org.apache.catalina.core.StandardWrapperValve.invoke(StandardWrapperValve.java:167)"
        "|java.base/java.net.SocketInputStream.read(SocketInputStream.java:186)"
        "|io.undertow.server.Connectors.executeRootHandler(Connectors.java:387)"
        "|org.postgresql.core.v3.QueryExecutorImpl.execute(QueryExecutorImpl.java:355)"
        "|com.mongodb.internal.connection.DefaultConnectionPool.get(DefaultConnectionPool.java:196)"
        "|java.base/java.lang.reflect.Method.invoke(Method.java:580)|"
        "reactor.core.publisher.MonoFlatMap.subscribe(MonoFlatMap.java:53)"
        "|sun.nio.ch.NioSocketImpl.implConnect(NioSocketImpl.java:592)|java.lang.Thread.run(Unknown Source)"
    ),
    netframe=_cut(
        "System.Net.Http.HttpConnectionPool.ConnectAsync(HttpRequestMessage request, "
        "CancellationToken token)"
        "|Microsoft.Data.SqlClient.SqlInternalConnectionTds..ctor(DbConnectionPoolIdentity identity)"
        "|System.Threading.Tasks.Task.ThrowIfExceptional(Boolean includeTaskCanceledExceptions)"
        "|Microsoft.EntityFrameworkCore.Storage.RelationalConnection.OpenDbConnection(Boolean "
        "errorsExpected)"
        "|Microsoft.AspNetCore.Routing.EndpointMiddleware.Invoke(HttpContext httpContext)"
    ),
    pyframe=_cut(
        'File "/usr/lib/python3.11/site-packages/sqlalchemy/engine/base.py", line 1965, in '
        "_exec_single_context"
        '|File "/opt/app/venv/lib/python3.12/site-packages/requests/adapters.py", line 519, in send'
        '|File "/usr/lib/python3/dist-packages/ldap3/strategy/base.py", line 147, in open'
        '|File "/app/manage.py", line 22, in main|File "/srv/etl/jobs/load_orders.py", line 88, in run'
        '|File "/usr/local/lib/python3.10/site-packages/celery/app/trace.py", line 477, in trace_task'
    ),
    nodeframe=_cut(
        "Socket.<anonymous> (node:net:1600:18)|TCPConnectWrap.afterConnect [as oncomplete] "
        "(node:net:1555:16)"
        "|process.processTicksAndRejections (node:internal/process/task_queues:95:5)"
        "|/app/node_modules/pg-pool/index.js:45:11|Layer.handle [as handle_request] "
        "(/app/node_modules/express/lib/router/layer.js:95:5)"
    ),
    goframe=_cut(
        "net/http.(*conn).serve(0xc0001b4000, {0x1a2b3c8, 0xc000334db0})|runtime.gopark(0x4c3e2f8, "
        "0xc00007e0b8, 0x12, 0x14, 0x5)"
        "|k8s.io/client-go/tools/cache.(*Reflector).ListAndWatch(0xc0004a8000)|"
        "main.(*Server).handleLogin(0xc00011e000)"
    ),
    error=_cut(
        "ORA-12514|SQLSTATE[HY000] [2002]|ERR_CERT_DATE_INVALID|TNS-03505|ECONNREFUSED|E11000|"
        "KB5034441|CVE-2024-3094|HTTP 502|EX_TEMPFAIL|0x80070005|WARN-1047|AADSTS50126"
    ),
    agent=_cut(
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
        "Chrome/131.0.0.0 Safari/537.36 Edg/131.0.2903.86"
        "|curl/8.5.0|Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0|"
        "python-requests/2.32.3"
        "|Prometheus/2.53.1|Microsoft Office/16.0 (Microsoft Outlook 16.0.17928; Pro)|"
        "okhttp/4.12.0|Go-http-client/2.0"
        "|Mozilla/5.0 (iPhone; CPU iPhone OS 17_6_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, "
        "like Gecko) Version/17.6 Mobile/15E148 Safari/604.1"
    ),
    image=_cut(
        "docker.io/library/redis:7.2.5-alpine|quay.io/keycloak/keycloak:25.0.4|"
        "registry.k8s.io/coredns/coredns:v1.11.1"
        "|ghcr.io/fluxcd/helm-controller:v1.0.1|"
        "mcr.microsoft.com/mssql/server:2022-CU14-ubuntu-22.04|bitnami/kafka:3.7.1"
        "|grafana/loki:3.1.0|nvcr.io/nvidia/cuda:12.4.1-runtime-ubi9"
    ),
    cipher=_cut(
        "TLS_AES_256_GCM_SHA384|ECDHE-RSA-AES128-GCM-SHA256|TLSv1.3|chacha20-poly1305@openssh.com|"
        "aes256-ctr|TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384"
    ),
    path=_cut(
        "/var/log/messages|/etc/pki/tls/certs/ca-bundle.crt|"
        "/opt/splunk/etc/system/local/outputs.conf|C:\\Windows\\System32\\drivers\\tcpip.sys"
        "|/usr/share/elasticsearch/bin|C:\\Program Files\\Veeam\\Backup and Replication|"
        "/var/lib/docker/overlay2|/proc/sys/net/core/somaxconn"
        "|%SystemRoot%\\System32\\winevt\\Logs\\Security.evtx|/etc/haproxy/haproxy.cfg"
    ),
    url=_cut(
        "/api/v2/orders?limit=50|/healthz|/static/js/main.8f3c21ab.js|/owa/auth/logon.aspx|"
        "/metrics|/graphql|/wp-login.php|/cgi-bin/luci|/rest/api/2/search|/favicon.ico"
    ),
    status=_cut("200|201|204|301|302|304|400|401|403|404|429|499|500|502|503|504"),
    method=_cut("GET|POST|PUT|HEAD|DELETE|PATCH|OPTIONS"),
    product=_cut(
        "Cisco IOS XE Software|FortiGate-200F|VMware ESXi|Palo Alto PA-3220|NetApp ONTAP|Synology "
        "DSM|SAP NetWeaver|Microsoft Exchange Server 2019"
        "|Red Hat Enterprise Linux 9.4|Windows Server 2022 Datacenter|Juniper SRX345|HPE ProLiant "
        "DL380 Gen11|Veeam Backup and Replication|Citrix ADC"
    ),
    boundary=shaper(
        "----=_Part_{d5}_{d9}.17{d11}", "_000_{H24}_", "=_{h24}", "Apple-Mail-{H8}-{H4}-4{H3}-9{H3}-{H12}"
    ),
    level=_cut("INFO|WARN|ERROR|DEBUG|NOTICE|CRITICAL"),
    placeholder=_cut("${DB_PASSWORD}|<redacted>|********|{{ vault_secret }}|null|%(password)s|$(SECRET)"),
    oid=_cut(
        "1.3.6.1.4.1.9.9.109.1.1.1.1.7.1|1.3.6.1.2.1.1.3.0|2.16.840.1.113883.4.1|"
        "1.2.840.113549.1.1.11|1.2.840.10008.1.2.1"
    ),
    verb=_cut(
        "authentication succeeded|session opened|connection reset by peer|lease renewed|retrying "
        "in 5 seconds|handshake failed"
    ),
)
