package tv.tributary.guide.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tv.tributary.guide.generate.GeneratedGuideSettings.GroupProfile;

class GeneratedGuideSettingsTest {
    private static final EventProfile PROFILE = EventProfile.usual();

    @Test
    void aGroupHasOneProfileAtMost() {
        var settings = GeneratedGuideSettings.defaults()
                .with(new GroupProfile(1, List.of("PPV", "Arena"), PROFILE))
                .with(new GroupProfile(2, List.of("Arena", "Ring"), PROFILE));

        assertThat(settings.profiles())
                .containsExactly(
                        new GroupProfile(1, List.of("PPV"), PROFILE),
                        new GroupProfile(2, List.of("Arena", "Ring"), PROFILE));
        assertThat(settings.profileOf(List.of("Arena")).orElseThrow().id()).isEqualTo(2);
        assertThat(settings.profileOf(List.of("News"))).isEmpty();
    }

    @Test
    void aProfileThatGivesUpItsLastGroupIsGone() {
        var settings = GeneratedGuideSettings.defaults()
                .with(new GroupProfile(1, List.of("PPV"), PROFILE))
                .with(new GroupProfile(2, List.of("PPV"), PROFILE));

        assertThat(settings.profiles()).extracting(GroupProfile::id).containsExactly(2);
    }

    @Test
    void aChangedProfileKeepsItsPlace() {
        var settings = GeneratedGuideSettings.defaults()
                .with(new GroupProfile(1, List.of("PPV"), PROFILE))
                .with(new GroupProfile(2, List.of("Arena"), PROFILE))
                .with(new GroupProfile(1, List.of("PPV UK"), PROFILE));

        assertThat(settings.profiles()).extracting(GroupProfile::id).containsExactly(1, 2);
        assertThat(settings.freeId()).isEqualTo(3);
        assertThat(settings.without(1).profiles()).extracting(GroupProfile::id).containsExactly(2);
    }
}
