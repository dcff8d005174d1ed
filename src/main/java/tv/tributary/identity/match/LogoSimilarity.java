package tv.tributary.identity.match;

import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/// Evidence from the logos of two channels: the same URL counts more than similar images. Pure, apart from which hashes
/// are known.
final class LogoSimilarity {
    private static final int SAME_LOGO = 20;
    private static final int SAME_LOOK = 15;
    /// So many of 64 bits may differ in two pictures that look the same.
    private static final int ALIKE = 4;

    private final LogoHashes look;

    LogoSimilarity(LogoHashes look) {
        this.look = look;
    }

    /// @param evidence gets what speaks for them
    /// @return how much it weighs
    int weigh(Set<String> some, Set<String> others, List<Evidence> evidence) {
        if (some.stream().anyMatch(others::contains)) {
            evidence.add(Evidence.of(EvidenceKind.SAME_LOGO));
            return SAME_LOGO;
        }
        boolean alike = some.stream().anyMatch(one -> others.stream().anyMatch(other -> isAlike(one, other)));
        if (!alike) return 0;
        evidence.add(Evidence.of(EvidenceKind.SAME_LOOK));
        return SAME_LOOK;
    }

    private boolean isAlike(String one, String other) {
        var first = look.of(one);
        var second = first.isEmpty() ? OptionalLong.empty() : look.of(other);
        return second.isPresent() && Long.bitCount(first.getAsLong() ^ second.getAsLong()) <= ALIKE;
    }
}
