#!/bin/sh
# Makes a backup with its date in its name, reads it back to its end, and removes those older than
# BACKUP_DAYS. Run from the folder of Meent, with its settings; meent-backup.service does.
set -eu
folder=${BACKUP_FOLDER:?say where: BACKUP_FOLDER=/var/backups/meent}
file="$folder/meent-$(date +%Y-%m-%dT%H%M%S).backup"

node scripts/backup.mjs backup "$file"
node scripts/backup.mjs backup --check "$file"
# Only once there is a good one, so that the last good one is never removed for a bad one.
find "$folder" -maxdepth 1 -name 'meent-*.backup' -mtime "+${BACKUP_DAYS:-30}" -delete
