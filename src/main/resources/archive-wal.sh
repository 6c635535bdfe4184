# Keeps one file of PostgreSQL's write-ahead log: $1 is its path, $2 its name. Answers 0 only once it lies in the archive, whole
# and on the disk; PostgreSQL asks again until then.
set -u
name=$2
target=$ARCHIVE_FOLDER/wal/$name
fresh=$ARCHIVE_FOLDER/unfinished/$name

free() { df -Pk "$1" | awk 'NR == 2 { print $4 }'; }

say() { echo "archive of $name: $1" >&2; }

same() {
  case $1 in
    *.gz) gzip -dc "$1" 2> /dev/null | cmp -s - "$2" ;;
    *) cmp -s "$1" "$2" ;;
  esac
}

keep() {
  if [ "$(free "$ARCHIVE_FOLDER")" -lt "${ARCHIVE_KEEP_FREE:-102400}" ]; then
    say "its disk is full"
    return 1
  fi
  if command -v gzip > /dev/null; then
    ending=.gz
    gzip -1 -c "$1" > "$fresh"
  else
    ending=
    cat "$1" > "$fresh"
  fi && chmod 600 "$fresh" && sync "$fresh" && mv "$fresh" "$target$ending" && sync "$ARCHIVE_FOLDER/wal"
}

# The torn end of a history that a restore has left: nobody ever goes on from it.
case $name in *.partial) exit 0 ;; esac

for there in "$target.gz" "$target"; do
  if [ -e "$there" ]; then
    # A crash between keeping and answering.
    if same "$there" "$1"; then sync "$ARCHIVE_FOLDER/wal" && exit 0; fi
    say "another file of that name is there already"
    exit 1
  fi
done

keep "$1" && exit 0
rm -f "$fresh"

# The database stops when its own disk is full. Before that it lets go, and a new base backup is made once there is room.
if [ "$(du -sk pg_wal | cut -f1)" -gt "${ARCHIVE_WAIT_AT_MOST:-2097152}" ] || [ "$(free .)" -lt 65536 ]; then
  say "given up, too much waits"
  rm -f "$ARCHIVE_CHAIN" && exit 0
fi
exit 1
