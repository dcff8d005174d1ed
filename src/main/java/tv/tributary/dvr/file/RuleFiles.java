package tv.tributary.dvr.file;

import java.util.Optional;

/// What a rule wants otherwise for the files of its recordings; empty for what holds for all.
///
/// @param advertisements whether they are looked for
/// @param command whether the command is run
public record RuleFiles(
        Optional<RecordingContainer> container, Optional<Boolean> advertisements, Optional<Boolean> command) {
    /// Nothing otherwise.
    public static final RuleFiles USUAL = new RuleFiles(Optional.empty(), Optional.empty(), Optional.empty());

    /// What holds for a recording of the rule.
    ///
    /// @param usual what holds for all
    public FileSettings over(FileSettings usual) {
        return usual.in(container.orElse(usual.container()))
                .beside(usual.nfo(), usual.artwork(), advertisements.orElse(usual.advertisements()))
                .running(command.orElse(true) ? usual.command() : "", usual.commandMinutes());
    }
}
