package tv.tributary.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tv.tributary.access.View.ChannelFilter;
import tv.tributary.access.View.NameFilter;
import tv.tributary.settings.Settings;
import tv.tributary.testkit.TempStore;

class OutputProfilesTest {
    private static final View KIDS = View.all()
            .with(ChannelFilter.all().with(NameFilter.only(List.of("Kids"))))
            .numberedFrom(1);

    private final TempStore store = new TempStore();
    private final OutputProfiles profiles = new OutputProfiles(new Settings(store.database()));

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aProfileIsAUserWithATokenAndAViewOfItsOwn() {
        var kids = profiles.add("Kids", KIDS);
        var other = profiles.add("Plex", View.all());

        assertThat(kids.token()).matches("[a-z2-9]{16}").isNotEqualTo(other.token());
        assertThat(profiles.find(kids.token())).hasValueSatisfying(grant -> {
            assertThat(grant.name()).isEqualTo("Kids");
            assertThat(grant.view()).isEqualTo(KIDS);
        });
        assertThat(profiles.find("nonsense")).isEmpty();
        assertThat(profiles.find("")).isEmpty();
        assertThat(kids.toString()).doesNotContain(kids.token());
    }

    @Test
    void profilesOutliveARestart() {
        var kids = profiles.add("Kids", KIDS);
        assertThat(new OutputProfiles(new Settings(store.database())).all()).containsExactly(kids);
    }

    @Test
    void aChangeKeepsItsAddressesAndANewTokenDoesNot() {
        var kids = profiles.add("Kids", KIDS);

        assertThat(profiles.change(kids.id(), "Children", View.all()))
                .hasValueSatisfying(changed -> assertThat(changed.token()).isEqualTo(kids.token()));
        var renewed = profiles.renewToken(kids.id()).orElseThrow();

        assertThat(profiles.find(kids.token())).isEmpty();
        assertThat(profiles.find(renewed.token()))
                .hasValueSatisfying(grant -> assertThat(grant.name()).isEqualTo("Children"));
    }

    @Test
    void whatWasRemovedComesBackWithItsAddresses() {
        var kids = profiles.add("Kids", KIDS);
        var plex = profiles.add("Plex", View.all());

        assertThat(profiles.remove(kids.id())).contains(kids);
        assertThat(profiles.find(kids.token())).isEmpty();
        assertThat(profiles.remove(kids.id())).isEmpty();
        profiles.restore(kids);

        assertThat(profiles.all()).containsExactly(kids, plex);
        assertThat(profiles.find(kids.token())).isPresent();
    }

    @Test
    void aProfileThatIsGoneIsNotChanged() {
        assertThat(profiles.change(7, "None", View.all())).isEmpty();
        assertThat(profiles.renewToken(7)).isEmpty();
        assertThat(profiles.all()).isEmpty();
    }

    @Test
    void theIdOfOneThatIsGoneIsNotGivenAgain() {
        var kids = profiles.add("Kids", KIDS);
        profiles.remove(kids.id());
        assertThat(profiles.add("Plex", View.all()).id()).isNotEqualTo(kids.id());
    }
}
