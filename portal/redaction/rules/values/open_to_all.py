"""Names of machines that tell of nobody: the machine itself, homes of schemas, manuals, images and clocks."""

# ruff: noqa: E501 - a pattern is read as one piece

import re
from functools import lru_cache

_PUBLIC_SCHEMAS = (
    b"w3.org", b"schemas.xmlsoap.org", b"schemas.microsoft.com", b"ietf.org", b"json-schema.org", b"purl.org",
    b"java.sun.com", b"xml.org", b"oasis-open.org", b"schemas.android.com", b"ns.adobe.com", b"maven.apache.org",
    b"springframework.org", b"tempuri.org", b"schemas.openxmlformats.org", b"xmlsoap.org", b"xmlns.jcp.org",
)  # fmt: skip
# The machine itself, and where everybody's images and clocks come from.
_STAYING = frozenset(
    b"""
example.com example.org example.net www.example.com www.example.org www.example.net host.example.com host.example.org host.example.net nvcr.io
fhir.nhs.uk terminology.hl7.org snomed.info loinc.org unitsofmeasure.org
docker.io registry-1.docker.io ghcr.io quay.io registry.k8s.io gcr.io k8s.gcr.io mcr.microsoft.com
windows.net core.windows.net office.com office365.com microsoft.com microsoftonline.com sharepoint.com azure.com azurewebsites.net amazonaws.com
apple.com icloud.com adobe.com oracle.com cisco.com ibm.com intel.com nvidia.com sap.com salesforce.com servicenow.com vmware.com google.com googleapis.com
public.ecr.aws type.googleapis.com pool.ntp.org winscp.com img.shields.io codecov.io 0pointer.de npmjs localhost localhost.localdomain localhost4 localhost6 ip6-localhost ip6-loopback
""".split()
)
# Where everybody reads manuals and code: their names tell of nobody.
_OPEN_TO_ALL = re.compile(
    rb"(?:[a-z0-9-]{1,20}\.){0,2}(?:github|readthedocs|pypi|python|npmjs|apache|wikipedia|mozilla|stackoverflow|stackexchange|serverfault|superuser|kubernetes|"
    rb"golang|rust-lang|gnu|kernel|debian|opensource|creativecommons|iana|rfc-editor|unicode|openssl|postgresql|mariadb|sqlite|nginx|"
    rb"freedesktop|gnome|kde|x|anaconda|opensuse|fedoraproject|archlinux|eclipse|hibernate|jboss|gradle|k8s|istio|cncf|scala-lang|php|perl|cpan|ruby-lang|rubygems|nodejs|reactjs|angular|opengroup|oasis-open|hl7|nmap|rsyslog|systemd|netfilter|haproxy|openssh|samba|curl|redis|rabbitmq|prometheus|letsencrypt|djangoproject|llvm|cmake|alpinelinux|fedoraproject|archlinux|packagist|getcomposer|nagios|zabbix|icinga)"
    rb"\.(?:org|io|com|dev)|(?:docs|learn|support|technet|msdn|developer|developers|help|kb|knowledge|manual|download|downloads|go|aka|www)\."
    rb"(?:microsoft|oracle|vmware|broadcom|redhat|ibm|cisco|apple|google|android|amazon|cloudflare|elastic|mongodb|docker|hashicorp|atlassian|gitlab|"
    rb"sap|salesforce|servicenow|splunk|grafana|suse|ubuntu|netapp|dell|hpe?|intel|nvidia|adobe|mysql|kubernetes)\.(?:com|co|io|org|net)"
    rb"|registry\.terraform\.io|go\.dev|aka\.ms|bit\.ly|dl\.google\.com|repo1?\.maven\.org|maven\.google\.com|fonts\.(?:googleapis|gstatic)\.com|charts\.bitnami\.com|runbooks\.prometheus-operator\.dev"
)
# Where everybody signs in and calls a cloud: `ec2.amazonaws.com` asks for whom it acts.
_OF_A_CLOUD = re.compile(
    rb"(?:accounts|oauth2|www)\.(?:google|googleapis)\.com|login\.(?:microsoftonline|windows)\.(?:com|net)|graph\.(?:microsoft|facebook)\.com"
    rb"|management\.azure\.com|sts\.(?:windows\.net|amazonaws\.com)|(?:s3|[a-z]{2,24}[0-9]?)\.amazonaws\.com"
)
# Where programs call a service that everybody may use, and where its clients lie: none of these is a customer's own.
_SERVICES = re.compile(
    rb"(?:(?:api|www|app|hooks|cdn|status|events|auth|login|uploads|index|registry|download|packages|archive|security|hub|dev|console|js)\.){0,2}"
    rb"(?:stripe|slack|heroku|twilio|sendgrid|openai|anthropic|datadoghq|pagerduty|digitalocean|cloudflare|atlassian|bitbucket|gitlab|dropbox|npmjs|docker|"
    rb"paypal|zoom|okta|jsdelivr|unpkg|nuget|sentry|githubusercontent|googletagmanager|google-analytics|nodesource|jitpack|crates|launchdarkly|newrelic|segment|"
    rb"mailgun|shopify|squareup|telegram|discord|facebook|twitter|linkedin|youtube|google|gstatic|googleapis|gravatar|jquery|bootstrapcdn|visualstudio|azure)\.(?:com|io|net|org)"
    rb"|(?:raw|objects|codeload|avatars)\.githubusercontent\.com|(?:index|hub|auth)\.docker\.io|npm\.pkg\.github\.com|cdnjs\.cloudflare\.com|dc\.services\.visualstudio\.com"
    rb"|(?:smtp|imap|pop|outlook)\.(?:gmail|office365|live)\.com|(?:mirror|archive|security|ports|deb)\.(?:centos|ubuntu|debian|fedoraproject)\.(?:org|com)"
    rb"|(?:(?:www|search|html|lite|[a-z]{2})\.)?(?:duckduckgo|bing|yahoo|ecosia|startpage|qwant|baidu|yandex|seznam|brave|kagi)\.(?:com|org|ru|cz)"
    rb"|(?:[a-z]{2,8}\.)?(?:(?:spamhaus|uceprotect|surbl|uribl|sorbs|mailspike)\.(?:org|net|com)|spamcop\.net|barracudacentral\.org)|screenshots\.(?:debian\.net|ubuntu\.com)|[0-9]\.(?:[a-z]{2,14}\.)?pool\.ntp\.org|time\.(?:windows|google|apple|cloudflare)\.com|ocsp\.[a-z0-9.]{4,24}\.com|packages\.microsoft\.com|vault\.azure\.net"
    rb"|(?:storage|oauth2|www|maps|fcm|pubsub|logging)\.googleapis\.com|(?:s3|[a-z]{2,24}[0-9]?)\.[a-z]{2}-[a-z]{4,9}-[0-9]\.amazonaws\.com"
)
# Kinds of virtual machines (QEMU), properties of Java and resources of Terraform, which end like a domain.
_OF_PROGRAMS = re.compile(
    rb"pc-(?:q35|i440fx)-[0-9.]{1,6}|(?:virt|pseries|s390-ccw-virtio)-(?:rhel)?[0-9.]{1,6}|(?:user|java|catalina|jetty|maven|spark|hadoop|karaf)\.home|configure\.ac|build\.ninja"
    rb"|(?:aws|azurerm|azuread|google|kubernetes|helm|random|tls|vault|vsphere|openstack|digitalocean|cloudflare)_[a-z0-9_]{2,60}(?:\.[a-z0-9_-]{1,60}){1,4}"
)


@lru_cache(maxsize=65536)
def stays(text: bytes) -> bool:
    """Names that tell nothing: the machine itself, and the homes of public schemas."""
    lower = text.lower().rstrip(b".")
    if lower in _STAYING or lower.endswith(_PUBLIC_SCHEMAS):
        return True
    return any(
        told.fullmatch(lower) is not None for told in (_OPEN_TO_ALL, _OF_A_CLOUD, _SERVICES, _OF_PROGRAMS)
    )
