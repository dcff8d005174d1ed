package tv.tributary.dvr.file;

import java.util.Optional;
import tv.tributary.dvr.file.NameTemplate.TemplateProblem;

/// What the user chose for the files of recordings.
///
/// @param container what a recording is kept in once it is over
/// @param names whose rules their names follow
/// @param template the user's own rule, for [NameStyle#OWN]
public record FileSettings(RecordingContainer container, NameStyle names, String template) {
    private static final String OWN = "{title}/[Season {season}/]{title}[ S{season}E{episode}][ - {subtitle}] {date}";

    /// Files stay as they were recorded.
    public static FileSettings defaults() {
        return new FileSettings(RecordingContainer.TS, NameStyle.JELLYFIN, OWN);
    }

    public FileSettings in(RecordingContainer other) {
        return new FileSettings(other, names, template);
    }

    /// The same with other names.
    ///
    /// @param own for [NameStyle#OWN]
    public FileSettings named(NameStyle style, String own) {
        return new FileSettings(container, style, own);
    }

    /// What is wrong with the user's own template; empty if nothing is, or it is not used.
    public Optional<TemplateProblem> problem() {
        return names == NameStyle.OWN ? NameTemplate.problem(template) : Optional.empty();
    }
}
