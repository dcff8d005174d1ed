package tv.tributary.dvr.file;

import java.util.Optional;
import tv.tributary.dvr.file.NameTemplate.TemplateProblem;

/// What the user chose for the files of recordings.
///
/// @param container what a recording is kept in once it is over
/// @param names whose rules their names follow
/// @param template the user's own rule, for [NameStyle#OWN]
/// @param nfo whether what the guide says is written beside them, as media servers read it
/// @param artwork whether a picture of the recording is put beside it
/// @param advertisements whether Comskip looks for advertisements, where it is installed
/// @param command a program with its arguments that is run for each recording; empty for none
/// @param commandMinutes how long it may take
public record FileSettings(
        RecordingContainer container,
        NameStyle names,
        String template,
        boolean nfo,
        boolean artwork,
        boolean advertisements,
        String command,
        int commandMinutes) {
    private static final String OWN = "{title}/[Season {season}/]{title}[ S{season}E{episode}][ - {subtitle}] {date}";
    private static final int LONGEST_COMMAND = 1_000;
    private static final int MOST_MINUTES = 24 * 60;

    /// Files stay as they were recorded, and nothing is put beside them.
    public static FileSettings defaults() {
        return new FileSettings(RecordingContainer.TS, NameStyle.JELLYFIN, OWN, false, false, false, "", 60);
    }

    public FileSettings in(RecordingContainer other) {
        return new FileSettings(other, names, template, nfo, artwork, advertisements, command, commandMinutes);
    }

    /// The same with other names.
    ///
    /// @param own for [NameStyle#OWN]
    public FileSettings named(NameStyle style, String own) {
        return new FileSettings(container, style, own, nfo, artwork, advertisements, command, commandMinutes);
    }

    /// The same with other things beside the file.
    public FileSettings beside(boolean document, boolean picture, boolean breaks) {
        return new FileSettings(container, names, template, document, picture, breaks, command, commandMinutes);
    }

    /// The same with another command.
    public FileSettings running(String other, int minutes) {
        return new FileSettings(container, names, template, nfo, artwork, advertisements, other, minutes);
    }

    /// What is wrong with the user's own template; empty if nothing is, or it is not used.
    public Optional<TemplateProblem> problem() {
        return names == NameStyle.OWN ? NameTemplate.problem(template) : Optional.empty();
    }

    /// Whether the command, if there is one, can be run at all.
    public boolean hasRightCommand() {
        return (command.isBlank() || CommandLine.of(command).isPresent())
                && command.length() <= LONGEST_COMMAND
                && commandMinutes >= 1
                && commandMinutes <= MOST_MINUTES;
    }
}
