package tv.tributary.catalog.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import tv.tributary.catalog.m3u.M3uList;
import tv.tributary.catalog.provider.InvalidProvider.Problem;
import tv.tributary.model.ProviderId;
import tv.tributary.model.ProviderOrigin;
import tv.tributary.model.ProviderSettings;

/// Which kind a provider is of, and what its location becomes.
class ProviderKindsTest {
    private static final ProviderId ID = new ProviderId(1);

    private final ProviderKinds kinds = new ProviderKinds(List.of(new Tuner(), new M3uList()));

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
            return typed.toLowerCase(java.util.Locale.ROOT);
        }
    }
}
