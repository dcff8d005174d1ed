package tv.tributary.library.export;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import tv.tributary.store.ExportableTitle.ExportableVersion;

/// What tells versions of one film from each other in the names of their files: `2160p`, `1080p German`. Media servers
/// take files that begin with the name of their folder, with such a name behind a hyphen, for one film. Pure.
final class VersionName {
    private VersionName() {}

    /// The versions that get a file of their own beside the film's, by name: the first of each quality and language but
    /// those of the first choice, which the film's own file plays. Those that say neither stand by for that.
    static SequencedMap<String, ExportableVersion> told(List<ExportableVersion> versions) {
        var told = new LinkedHashMap<String, ExportableVersion>();
        var seen = new HashSet<String>();
        for (var version : versions) {
            var name = of(version);
            if (seen.add(name) && seen.size() > 1 && !name.isEmpty()) told.put(name, version);
        }
        return told;
    }

    private static String of(ExportableVersion version) {
        var height = version.height() > 0 ? version.height() + "p" : "";
        var language = version.language().isEmpty()
                ? ""
                : PortableName.of(Locale.forLanguageTag(version.language()).getDisplayLanguage(Locale.ENGLISH), 30);
        return (height + " " + language).strip();
    }
}
