package tv.tributary.backup;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tv.tributary.store.BackupContent;
import tv.tributary.store.BackupContent.BackupPart;
import tv.tributary.text.Messages;

/// What a restore would change. Nothing has been touched yet.
///
/// @param parts all of them
/// @param providers names of those whose password has to be typed again
/// @param users names of those who need a new password and get new addresses
/// @param devices names of those that have to be paired again
public record RestorePreview(
        BackupManifest manifest,
        List<PartChange> parts,
        List<String> providers,
        List<String> users,
        List<String> devices) {
    /// Records that have a name of their own for people, under `setting-record.*`; others are called as they are
    /// stored.
    private static final Set<String> RECORDS = Set.of(
            "numbering",
            "playlist",
            "ranking",
            "directory",
            "discovery",
            "network",
            "hdhomerun",
            "activity",
            "channels-layout",
            "shell",
            "titles-layout",
            "dashboard",
            "preview",
            "alerts",
            "access",
            "output-profiles",
            "relay",
            "hls",
            "health",
            "guide",
            "generated-guide");

    /// One part.
    ///
    /// @param part such as `providers`
    /// @param title the same for people
    /// @param now how many there are
    /// @param then how many there would be
    /// @param comes names of what is not there now
    /// @param changes names of what is there, and otherwise
    /// @param goes names of what would be gone
    public record PartChange(
            String part,
            String title,
            long now,
            long then,
            List<String> comes,
            List<String> changes,
            List<String> goes) {
        public PartChange {
            comes = List.copyOf(comes);
            changes = List.copyOf(changes);
            goes = List.copyOf(goes);
        }

        /// Whether anything of it would change, as far as numbers and names tell.
        public boolean differs() {
            return now != then || !comes.isEmpty() || !changes.isEmpty() || !goes.isEmpty();
        }
    }

    public RestorePreview {
        parts = List.copyOf(parts);
        providers = List.copyOf(providers);
        users = List.copyOf(users);
        devices = List.copyOf(devices);
    }

    /// How many there are of each part, by its name.
    static Map<String, Long> counts(BackupContent content) {
        var counts = new LinkedHashMap<String, Long>();
        for (var part : BackupPart.values())
            counts.put(name(part), content.counts().getOrDefault(part, 0L));
        return counts;
    }

    static List<PartChange> compare(BackupContent now, BackupContent then) {
        return List.of(BackupPart.values()).stream()
                .map(part -> compare(part, now, then))
                .toList();
    }

    private static PartChange compare(BackupPart part, BackupContent now, BackupContent then) {
        var here = now.named().getOrDefault(part, Map.of());
        var there = then.named().getOrDefault(part, Map.of());
        var comes = new ArrayList<String>();
        var changes = new ArrayList<String>();
        for (var name : new TreeSet<>(there.keySet())) {
            var before = here.get(name);
            if (before == null) comes.add(name);
            else if (!before.equals(there.get(name))) changes.add(name);
        }
        var goes = new TreeSet<>(here.keySet());
        goes.removeAll(there.keySet());
        return new PartChange(
                name(part),
                Messages.of(part),
                now.counts().getOrDefault(part, 0L),
                then.counts().getOrDefault(part, 0L),
                shown(part, comes),
                shown(part, changes),
                shown(part, goes));
    }

    private static String name(BackupPart part) {
        return part.name().toLowerCase(Locale.ROOT);
    }

    private static List<String> shown(BackupPart part, Collection<String> names) {
        return names.stream()
                .map(name -> part == BackupPart.SETTINGS && RECORDS.contains(name)
                        ? Messages.of("setting-record." + name)
                        : name)
                .toList();
    }
}
