package tv.tributary.guide.match;

import java.util.List;
import tv.tributary.identity.match.Evidence;
import tv.tributary.text.LocalizableMessage;

/// The guide channel found for one of the user's channels.
///
/// @param guideId as the guide writes it
/// @param sureness 1 to 99, of 100
/// @param evidence what speaks for it, the strongest first
/// @param hoursLater how much later than the guide says programmes are on: 1 for a `+1` that has no guide of its own
public record GuideMatch(long channel, String guideId, int sureness, List<Evidence> evidence, int hoursLater) {
    /// From here on a match is used without asking.
    public static final int CONFIDENT = 80;

    public GuideMatch {
        evidence = List.copyOf(evidence);
    }

    /// Whether it is used without asking; otherwise the user is asked.
    public boolean isConfident() {
        return sureness >= CONFIDENT;
    }

    /// Its evidence as one sentence.
    public LocalizableMessage reason() {
        return Evidence.sentence(evidence);
    }
}
