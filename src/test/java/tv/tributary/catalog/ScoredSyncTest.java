package tv.tributary.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What lists say beside the names, when a new list comes.
class ScoredSyncTest {
    private static final String CZECH = """
            #EXTM3U
            #EXTINF:-1 tvg-id="nova.sat",CZ: Nova Sat
            http://one.test/live/user/pass/11.ts
            """;
    private static final String NO_COUNTRY = """
            #EXTM3U
            #EXTINF:-1 tvg-id="nova.sat",Nova Sat HD
            http://two.test/live/user/pass/7.ts
            """;

    private final CatalogRig rig = new CatalogRig();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void sameNameAndGuideIdAreABackup() {
        rig.sync("One", CZECH);
        rig.sync("Two", NO_COUNTRY);

        assertThat(rig.catalog().channels().counts().withBackups()).isEqualTo(1);
        assertThat(rig.catalog().questions().page(Optional.empty(), 0, 10).open())
                .isZero();
    }

    @Test
    void sameNameAloneIsAQuestionAndJoinsNothing() {
        rig.sync("One", CZECH);
        rig.sync("Two", NO_COUNTRY.replace("nova.sat", ""));

        assertThat(rig.catalog().channels().counts().withBackups()).isZero();
        var questions = rig.catalog().questions().page(Optional.empty(), 0, 10).questions();
        assertThat(questions)
                .singleElement()
                .satisfies(question -> assertThat(question.words())
                        .startsWith("Same name after removing country prefixes and quality marks"));
    }

    @Test
    void channelsThatStandAreOnlyOffered() {
        rig.sync("One", CZECH);
        rig.sync("Two", NO_COUNTRY.replace("nova.sat", ""));
        var before = rig.names();

        rig.sync("Three", """
                #EXTM3U
                #EXTINF:-1 tvg-id="nova.sat",Nova Sat
                http://three.test/live/user/pass/9.ts
                """);

        assertThat(rig.names()).isEqualTo(before);
        assertThat(rig.catalog().questions().page(Optional.empty(), 0, 10).open())
                .isEqualTo(1);
    }
}
