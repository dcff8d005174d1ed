package tv.tributary.ui.providers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tv.tributary.catalog.provider.InvalidProvider.Problem;
import tv.tributary.model.Provider;
import tv.tributary.model.ProviderId;
import tv.tributary.model.ProviderSettings;
import tv.tributary.model.ProviderSettings.FailoverTolerance;
import tv.tributary.model.ProviderSettings.ProviderOrigin;
import tv.tributary.model.RequestSettings;

class ProviderFormTest {
    private final ProviderSettings mine = ProviderSettings.of("Mine", "/tv/a.m3u");

    @Test
    void aNewProviderIsNamedAfterItsLocation() {
        var form = ProviderForm.forNew("");
        form.location.set("http://tv.example/list.m3u");
        assertThat(form.settings()).isEqualTo(ProviderSettings.of("tv.example", "http://tv.example/list.m3u"));
    }

    @Test
    void theUsersOwnNameIsNeverReplaced() {
        var form = ProviderForm.forNew("http://tv.example/list.m3u");
        form.typeName("Mine");
        form.location.set("http://other.example/");
        assertThat(form.name.get()).isEqualTo("Mine");
    }

    @Test
    void aClearedNameIsSuggestedAgain() {
        var form = ProviderForm.forNew("http://tv.example/list.m3u");
        form.typeName("Mine");
        form.typeName("");
        form.location.set("http://other.example/");
        assertThat(form.name.get()).isEqualTo("other.example");
    }

    @Test
    void editingKeepsEverythingThatIsNotTouched() {
        var provider = provider(mine.withPriority(4)
                .withConnections(2)
                .withUserAgent("Kodi")
                .withRequests(
                        new RequestSettings("http://r.test", "http://o.test", "a=b", "http://10.0.0.2:3128", "AB"))
                .withRefreshEvery(Duration.ofHours(6))
                .withEnabled(false));
        assertThat(ProviderForm.of(provider).settings()).isEqualTo(provider.settings());
    }

    @Test
    void partsOfASecondStayUntilAnotherSilenceIsTyped() {
        var failoverTolerance = new FailoverTolerance(Duration.ofMillis(250), Duration.ofMillis(2_500));
        var provider = provider(mine.withGrace(failoverTolerance));
        var form = ProviderForm.of(provider);
        assertThat(form.settings().grace()).isEqualTo(failoverTolerance);
        form.silenceSeconds.set(5);
        assertThat(form.settings().grace())
                .isEqualTo(new FailoverTolerance(Duration.ofMillis(250), Duration.ofSeconds(5)));
    }

    @Test
    void editingTheLocationKeepsTheName() {
        var provider = provider(mine);
        var form = ProviderForm.of(provider);
        form.location.set("/tv/b.m3u");
        assertThat(form.name.get()).isEqualTo("Mine");
    }

    @Test
    void aProblemIsForgottenWithTheNextKeyStroke() {
        var form = ProviderForm.forNew("nonsense");
        form.problem.set(Optional.of(Problem.BAD_LOCATION));
        form.location.set("nonsense2");
        assertThat(form.problem.get()).isEmpty();
    }

    @Test
    void blanksAroundWordsAreNotTaken() {
        var form = ProviderForm.forNew(" http://tv.example/ ");
        form.typeName(" Mine ");
        assertThat(form.settings().location()).isEqualTo("http://tv.example/");
        assertThat(form.settings().name()).isEqualTo("Mine");
    }

    private static Provider provider(ProviderSettings settings) {
        return new Provider(new ProviderId(3), settings);
    }

    @Test
    void furtherAccountsAreKeptChangedAndAdded() {
        var stored = "http://a.test/player_api.php?username=ann&password=one&username=bob&password=two";
        var form = ProviderForm.of(provider(mine.withOrigin(new ProviderOrigin("xtream", stored))));
        assertThat(form.settings().location()).isEqualTo(stored);

        form.account.further.getFirst().password().set("other");
        form.account.further.add(new AccountFields.Login("cy", "three"));
        form.account.further.add(new AccountFields.Login("dee", ""));
        assertThat(form.settings().location())
                .isEqualTo("http://a.test/player_api.php?username=ann&password=one&username=bob&password=other"
                        + "&username=cy&password=three");
        form.account.further.clear();
        assertThat(form.settings().location()).isEqualTo("http://a.test/player_api.php?username=ann&password=one");
    }
}
