#!/bin/sh
# Many processes give the bytes of one: GNU parallel over the whole pipeline, and
# what Hadoop Streaming and Spark's pipe() do, acted by sort(1).
. "${0%/*}/lib.sh"

# 600 different lines of running text.
awk 'NR == FNR { line[n++] = $0; next }
    END { for (i = 0; i < 600; i++) print i, line[i % n], line[(i * 7 + 3) % n] }' \
    "$ROOT/tests/data/sample.txt" /dev/null >text
vnclean text | vnseg | vncount -i >direct
vnclean text | vnseg | vncount -n 2 >pairs

cat >map <<'END'
#!/bin/sh
vnclean | vnseg | vncount --exact "$@"
END
chmod +x map

# Hadoop Streaming: mappers, a sort by key, reducers that see ranges of keys.
split -l 130 text part.
ok 'mappers, sort, reducers' 'for p in part.*; do ./map --key-first <$p; done |
    sort >keys
    awk "{ f = \"r\" (\$0 < \"n\") ; print >f }" keys
    for r in r0 r1; do vncount --merge --exact --key-first $r; done |
	vncount --merge --key-first -i |
	awk -F "\t" "{ print \$2 \"\t\" \$1 }" | cmp direct -'
ok 'pipe() by partitions' 'for p in part.*; do ./map <$p; done |
    vncount --merge -i | cmp direct -'

if ! parallel --version 2>/dev/null | grep -q '^GNU parallel'; then
	skip 'GNU parallel' 'it is not here'
	done_testing
fi
# Without SHELL it looks for the shell that started it, and may find none.
export PARALLEL_HOME="$D/par" HOME="$D" SHELL=/bin/sh
mkdir -p "$D/par" "$D/.parallel" && : >"$D/.parallel/will-cite"
ok 'parallel --pipe' 'parallel -j 2 --pipe --block 20k ./map <text |
    vncount --merge -i | cmp direct -'
ok 'parallel --pipe -n 2' 'parallel -j 2 --pipe --block 15k ./map -n 2 <text |
    vncount --merge | cmp pairs -'
ok 'parallel --pipepart' 'parallel -j 2 -a text --pipepart --block 20k ./map |
    vncount --merge -i | cmp direct -'
ok 'parallel, a job for each file' 'parallel -j 2 "./map <{} >{}.n" ::: part.?? &&
    vncount --merge -i part.??.n | cmp direct -'

# --sshlogin, to a server of our own on this machine.
sshd=$(command -v sshd || ls /usr/sbin/sshd /usr/local/sbin/sshd 2>/dev/null |
    head -n 1)
port=
start_sshd() {
	[ -n "$sshd" ] && command -v ssh ssh-keygen >/dev/null || return 1
	chmod 700 "$D" "$T"
	ssh-keygen -q -t ed25519 -N '' -f host && ssh-keygen -q -t ed25519 \
	    -N '' -f key && cp key.pub allowed || return 1
	[ "$(id -u)" -ne 0 ] || mkdir -p /run/sshd 2>/dev/null
	for port in 42022 42122 42222; do
		"$sshd" -f /dev/null -p $port -h "$T/host" \
		    -o ListenAddress=127.0.0.1 -o PidFile="$T/pid" \
		    -o AuthorizedKeysFile="$T/allowed" -o StrictModes=no \
		    -o UsePAM=no -o PasswordAuthentication=no \
		    -o PermitRootLogin=prohibit-password 2>/dev/null || continue
		n=0
		until [ -s pid ] || [ $((n += 1)) -gt 10 ]; do
			sleep 0.2
		done
		login="ssh -i $T/key -p $port -o BatchMode=yes -o \
UserKnownHostsFile=$T/known -o StrictHostKeyChecking=no -o LogLevel=ERROR"
		$login "$(id -un)@127.0.0.1" true 2>/dev/null && return 0
		[ -s pid ] && kill "$(cat pid)"
		rm -f pid
	done
	return 1
}
# What parallel sends and gets back, with a shell for the machine.
cat >nossh <<'END'
#!/bin/sh
while [ $# -gt 0 ]; do
	case $1 in
	-[il]) shift 2 ;;
	-*) shift ;;
	*) break ;;
	esac
done
shift
[ "$1" != -- ] || shift
cd / && exec sh -c "$*"
END
chmod +x nossh
remote() {
	PARALLEL_SSH=$1 parallel --ssh "$1" --sshlogin "2/$2" --env PATH \
	    --workdir "$T" --pipe --block 20k ./map <text |
	    vncount --merge -i | cmp direct -
}
ok 'parallel --sshlogin, a stand-in for ssh' 'remote "$T/nossh" other'
if start_sshd; then
	ok 'parallel --sshlogin' 'remote "$login" "$(id -un)@127.0.0.1"'
	kill "$(cat pid)"
else
	skip 'parallel --sshlogin' 'no ssh server can be started here'
fi
done_testing
