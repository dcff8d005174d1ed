package tv.tributary.identity.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LogoSimilarityTest {
    private static final Map<String, Long> LOOKS = Map.of("a", 0b1111_0000L, "b", 0b1111_0111L, "c", 0xFFFF_0000L);

    private final ArrayList<Evidence> evidence = new ArrayList<>();
    private final LogoSimilarity vote =
            new LogoSimilarity(url -> LOOKS.containsKey(url) ? OptionalLong.of(LOOKS.get(url)) : OptionalLong.empty());

    @Test
    void theSameAddressCountsMost() {
        assertThat(vote.weigh(Set.of("x", "a"), Set.of("x", "b"), evidence)).isEqualTo(20);
        assertThat(evidence).extracting(Evidence::sign).containsExactly(EvidenceKind.SAME_LOGO);
    }

    @Test
    void aLookThatDiffersInAFewPlacesIsTheSame() {
        assertThat(vote.weigh(Set.of("a"), Set.of("b"), evidence)).isEqualTo(15);
        assertThat(evidence).extracting(one -> one.message().words()).containsExactly("similar logos");
    }

    @Test
    void otherLooksAndUnknownOnesSayNothing() {
        assertThat(vote.weigh(Set.of("a"), Set.of("c"), evidence)).isZero();
        assertThat(vote.weigh(Set.of("a"), Set.of("x"), evidence)).isZero();
        assertThat(evidence).isEmpty();
    }
}
