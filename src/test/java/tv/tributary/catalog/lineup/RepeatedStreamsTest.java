package tv.tributary.catalog.lineup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tv.tributary.catalog.lineup.RepeatedStreams.Address;

class RepeatedStreamsTest {
    private record Stream(String name, long provider, String url) {
        Address address() {
            return new Address(provider, url);
        }
    }

    private static final Stream ONE = new Stream("one", 1, "http://a.test/1");
    private static final Stream COPY = new Stream("copy", 1, "http://a.test/1");
    private static final Stream TWO = new Stream("two", 1, "http://a.test/2");
    private static final Stream ELSEWHERE = new Stream("elsewhere", 2, "http://a.test/1");

    @Test
    void theFirstOfCopiesStays() {
        assertThat(RepeatedStreams.withoutCopies(List.of(ONE, TWO, COPY, ELSEWHERE), Stream::address))
                .containsExactly(ONE, TWO, ELSEWHERE);
    }

    @Test
    void copiesGoWithWhatIsChosen() {
        assertThat(RepeatedStreams.withCopies(List.of(ONE, TWO, COPY, ELSEWHERE), List.of(COPY), Stream::address))
                .containsExactly(ONE, COPY);
    }
}
