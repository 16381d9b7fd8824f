"""Words that are never a person, an account or a machine, however they are placed."""

COMMON: frozenset[bytes] = frozenset(
    b"""
contact contacts please dear thanks regards sincerely customer employee patient mr mrs ms dr prof re fwd
fw cc bcc reply attn visitor visitors caller besucher visiteur visitante agente cliente kunde
asunto betreff objet oggetto onderwerp
hi hey phone called spoke reach a about access account accounts action active
adapter str bool add added address admin after agent alert all allow allowed already also an and any api app
application apps are argument array as at attempt attempts audit auth authenticated authentication
authorization auto available back background backup bad base batch be been before begin below between
during binary block boot both boolean branch bridge broker browser bucket buffer build bus but by bytes cache
call cannot card case cert certificate change changed channel check checksum child class clean cleanup
cleartext plaintext client clients close closed cluster code column command commit complete completed
component config
configuration configured connect connected connection connections console container content context
control controller copy core could count cpu crash create created creating cron current custom daemon
data database date day db debug default delete deleted denied deploy deployment desktop detected dev
device devices dhcp did dir directory disabled disconnect disconnected disk display dns do docker
document does domain done down download driver drop dump dynamic each
early either email empty enable enabled end
endpoint engine enter entries entry env environment err error errors event events every example exception
execute executor existing exit expected expired expires external fail failed failing failover failure
false fatal fault feature field file files filesystem filter find finish finished firewall first flag
folder for force format found frame free from front frontend full function gateway general generated get
given global go got grant granted group groups guest had handler has hash have he header health hello
help here high his home hook host hostname hosts how http https id ids if ignore illegal image import in
inactive incorrect index info information init initial initialized input insert instance integer
interface internal into invalid io ip is issue it item items its java job jobs just kernel key keys kill
kind kube label language last later launch layer leader left length less level lib library license limit
line link linux list listen listener live load loaded loading local localdomain localhost location lock
locked log logged logger logging login logout logs loop lost low mac machine mail main make manager map
mapping mark master match max maximum may media member memory merge message messages metadata method
metrics middleware min minimum missing mobile mode model module modules monitor more most mount move ms
multi must my mysql name names namespace native net network never new next nfs nginx no node nodes none
normal not note notice notification now null number object of off offline ok old on once one online only
open opened operation operator option options or oracle order org origin other our out output over
overflow own owner package packet page panic param parameter parent parse parser part partition pass
passed password passwords patch path peer peers pending per permission permissions ping pipe platform
plugin pod pods point policy pool port ports post postgres power present previous primary print private
privileged process processed processing prod product production profile program progress project prompt
protected protocol proxy public publish pull push put query queue quit range rate raw read reader ready
reason receive received record records recovery redis region register registered registry reject rejected
release reload remote remove removed rename repeated replica replication report repository request
requested requests required reset resolve resolver resource resources response restart restarted result
results resume retry return reverse right role roles root route router rule run runner running runtime
safe same sample save scan schedule scheduled scheduler schema scope script search second secondary
secret section secure security see select self send sender sent seq sequence serial server servers
service services session sessions set setting settings setup share shared shell short should shutdown
signal simple since site size skip skipped slave sleep slot slow snapshot so socket software some source
space spark special specified ssh ssl stable stage staging standard standby start started starting state
static statistics stats status step still stop stopped stopping storage store stream string subject
submit success successful successfully such suspend switch sync system systemd table tag tags target task
tasks tcp temp template temporary terminated test tests text than that the their them then there these
they this thread threads through time timed timeout timer timestamp title tls to token too tool top topic
total trace track trap traps traffic transaction transfer true try two tx type udp uid unable undefined
unexpected utf8mb3 utf8mb4 latin1 listening accepting binding exiting reloading serving shutting
unit unix unknown unlock unset until up update updated upgrade upload uptime url usage use used user
username users using utf8 util valid validate validation value values var variable verify version via
view virtual vm volume wait waiting wan warn warning was way we web webhook when where which while who
will window windows with within without worker workers workspace would write writer wrong www xml yaml
yes you your zero zone zookeeper
confirmed confirms reported reports complained wants needs says said tells told asked asks tried tries
requester january february march april june july august september october november
december jan feb mar apr jun jul aug sep oct nov dec monday tuesday wednesday thursday friday saturday
sunday mon tue wed thu fri sat sun utc gmt cest est pst n/a na nil undef trace1 eth0 lo wlan0 docker0
tty1 pts sshd sudo su cron crond systemd-logind kubelet containerd dockerd rsyslogd auditd ntpd chronyd
postfix dovecot named httpd apache apache2 mysqld mariadbd snmpd smbd nmbd winbindd login getty init dbus
networkmanager polkitd udevd cupsd avahi-daemon ftpd xinetd syslogd klogd gpm rpc.statd logrotate anacron
dhclient dhcpd kernel:
amd64 arm64 aarch64 armhf armv7l i386 i586 i686 x64 x86 x86_64 ppc64 ppc64le s390x riscv64 win32 win64 bit32
configure configures trigproc purge purged fields supplied merged lahf_lm x2apic ibrs ibpb stibp
int8 int16 int32 int64 uint8 uint16 uint32 uint64 float32 float64 complex64 complex128 longdouble
""".split()
)

ACCOUNTS_THAT_STAY: frozenset[bytes] = frozenset(
    b"""
root nobody daemon bin sys sync games man lp mail news uucp proxy www-data backup list irc gnats
systemd-network systemd-resolve messagebus sshd ntp postfix apache nginx mysql postgres redis mongodb
elasticsearch rabbitmq kafka zookeeper hadoop hdfs yarn spark hive tomcat jenkins git docker kube ubuntu
ec2-user centos debian admin administrator administrators guest anonymous system localsystem localservice
networkservice everyone unknown none null user users test operator service default public shared owner
group creator nt authority builtin sa dbo self me sysadmin supervisor ftp halt shutdown adm tty wheel
ugfzc3dvcmq6 vxnlcm5hbwu6 __token__ apikey x-access-token
staff rpc rpcuser dbus polkitd chrony haldaemon avahi gdm xfs named squid ldap nagios zabbix prometheus
grafana www http https oracle sysdba vagrant pi superuser postmaster gnu iana
invalid illegal from for by by(uid=0) - ? * :
""".split()
)

# Accounts that packages bring for their programs: they stay too, but a machine may be named so, `ceph1`.
ACCOUNTS_OF_PROGRAMS: frozenset[bytes] = frozenset(
    b"""
qemu vdsm neutron nova glance cinder keystone heat swift gnocchi ceilometer aodh ironic mistral
octavia barbican manila foreman foreman-proxy puppet qpidd haproxy memcached mongod hacluster
gluster ceph etcd samba systemd+ message+ syslog kmem utmp shadow dockerroot tss saslauth abrt rtkit
usbmuxd pcp sssd unbound dnsmasq polkituser systemd-timesync systemd-coredump systemd-oom systemd-bus-
proxy nfsnobody uuidd tcpdump pollinate lxd colord geoclue saned speech-dispatcher whoopsie hplip
kernoops lightdm sddm cups-pk-helper avahi-autoipd fwupd-refresh usbmux dhcpcd gnome-initial-setup
cockpit-ws cockpit-wsinstance setroubleshoot rngd clevis radiusd freerad dovenull opendkim opendmarc
postgrey amavis clamav spamd debian-spamd debian-exim debian-snmp debian-tor statd nslcd libvirt-qemu
libvirt-dnsmasq swtpm krbtgt defaultaccount wdagutilityaccount unconfined_u system_u staff_u sysadm_u
guest_u xguest_u user_u dialer landscape certusers keytabusers authedusers interactusers netusers
elastic kibana_system logstash_system beats_system apm_system remote_monitoring_user
consoleusers localaccounts netaccounts procmod procview ntpsec telegraf influxdb cassandra logstash
kibana filebeat icinga exim exim4 kea stapunpriv stapusr pulse-access
_keytabusers _certusers _detachedsig _postdrop _apt _chrony _rpc _flatpak _laurel _lldpd _ntp _dhcp
_syslogd _pflogd _sndio _unbound _x11 _bgpd _ospfd _relayd _smtpd _amavisd _analyticsd _appinstalld
_applepay _appleevents _appowner _appserver _appserveradm _appserverusr _appstore _ard _assetcache
_astris _atsserver _audiomxd _avbdeviced _avphidbridge _backgroundassets _biome _calendar _captiveagent
_ces _clamav _cmiodalassistants _coreaudiod _coremediaiod _coreml _ctkd _cvmsroot _cvs _cyrus
_darwindaemon _datadetectors _demod _devdocs _devicemgr _diskimagesiod _displaypolicyd _distnote
_dovecot _dovenull _dpaudio _driverkit _eligibilityd _eppc _findmydevice _fpsd _ftp _fud
_gamecontrollerd _geod _hidd _iconservices _installassistant _installcoordinationd _installer _jabber
_kadmin_admin _kadmin_changepw _knowledgegraphd _krb_anonymous _krb_changepw _krb_kadmin _krb_kerberos
_krb_krbtgt _krbfast _krbtgt _launchservicesd _lda _locationd _logd _lp _mailman _mbsetupuser _mcxalr
_mdnsresponder _mmaintenanced _mobileasset _mobilegestalthelper _modelmanagerd _mysql _naturallanguaged
_nearbyd _netbios _netstatistics _networkd _neuralengine _nsurlsessiond _nsurlstoraged _oahd _ondemand
_postfix _postgres _qtss _reportmemoryexception _reportsystemmemory _rmd _sandbox _screensaver _scsd
_securityagent _sntpd _softwareupdate _spotlight _sshd _svn _taskgated _teamsserver _terminusd _timed
_timezone _tokend _trustd _trustevaluationagent _unknown _update_sharing _usbmuxd _uucp _warmd
_webauthserver _windowserver _www _wwwproxy _xserverdocs
""".split()
)
