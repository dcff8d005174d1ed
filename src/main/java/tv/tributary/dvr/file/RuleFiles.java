package tv.tributary.dvr.file;

import java.util.Optional;

/// What a rule wants otherwise for the files of its recordings; empty for what holds for all.
public record RuleFiles(Optional<RecordingContainer> container) {
    /// Nothing otherwise.
    public static final RuleFiles USUAL = new RuleFiles(Optional.empty());

    /// What holds for a recording of the rule.
    ///
    /// @param usual what holds for all
    public FileSettings over(FileSettings usual) {
        return usual.in(container.orElse(usual.container()));
    }
}
