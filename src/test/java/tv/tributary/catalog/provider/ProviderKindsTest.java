package tv.tributary.catalog.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tv.tributary.catalog.intake.EntrySource;
import tv.tributary.catalog.m3u.M3uList;
import tv.tributary.catalog.provider.InvalidProvider.Problem;
import tv.tributary.model.Provider;
import tv.tributary.model.ProviderId;
import tv.tributary.model.ProviderSettings;
import tv.tributary.model.ProviderSettings.ProviderOrigin;
import tv.tributary.net.Fetch;
import tv.tributary.net.Http;
import tv.tributary.store.ProviderRow.ListMark;

/// Which kind a provider is of, and what its location becomes.
class ProviderKindsTest {
    private static final ProviderId ID = new ProviderId(1);

    private final Http http = new Http();
    private final ProviderKinds kinds = new ProviderKinds(List.of(new Tuner(), new M3uList(new Fetch(http))));

    @AfterEach
    void close() {
        http.close();
    }

    @Test
    void theLocationTellsTheKind() {
        assertThat(origin(ProviderOrigin.typed(" tuner:Attic "))).isEqualTo(new ProviderOrigin("tuner", "tuner:attic"));
        assertThat(origin(ProviderOrigin.typed("tv.test/list.m3u")))
                .isEqualTo(new ProviderOrigin("m3u", "http://tv.test/list.m3u"));
    }

    @Test
    void aKindThatIsNamedIsTaken() {
        assertThat(origin(new ProviderOrigin("m3u", "tuner.test/list")))
                .isEqualTo(new ProviderOrigin("m3u", "http://tuner.test/list"));
    }

    @Test
    void aKindNobodyKnowsIsRefused() {
        assertThatThrownBy(() -> origin(new ProviderOrigin("cable", "tv.test")))
                .isInstanceOfSatisfying(
                        InvalidProvider.class,
                        refusal -> assertThat(refusal.problem()).isEqualTo(Problem.UNKNOWN_KIND));
    }

    private ProviderOrigin origin(ProviderOrigin typed) {
        return kinds.checked(ID, ProviderSettings.of("Home", "").withOrigin(typed))
                .settings()
                .origin();
    }

    /// Only the writing of locations is asked for here.
    private static final class Tuner implements ProviderKind {
        @Override
        public String id() {
            return "tuner";
        }

        @Override
        public boolean accepts(String typed) {
            return typed.startsWith("tuner:");
        }

        @Override
        public String location(String typed) {
            return typed.toLowerCase(Locale.ROOT);
        }

        @Override
        public EntrySource open(Provider provider, Duration patience) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<EntrySource> fetch(
                Provider provider, ListMark known, Duration patience, DoubleConsumer progress) {
            throw new UnsupportedOperationException();
        }
    }
}
