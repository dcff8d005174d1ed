package tv.tributary.catalog.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tv.tributary.catalog.CatalogRig;
import tv.tributary.testkit.ExpectedWarnings;
import tv.tributary.text.Messages;

/// What came of a sync is told in the language that is spoken when somebody looks.
class SyncWordsTest {
    private static final String LIST = """
            #EXTM3U
            #EXTINF:-1,Rai 1
            http://a.test/live/u/p/1.ts
            #EXTINF:-1,Rai 2
            acestream://0123456789
            """;

    private final CatalogRig rig = new CatalogRig();

    @AfterEach
    void close() {
        Messages.speak(Locale.ROOT);
        rig.close();
    }

    @Test
    void aSyncMadeInEnglishIsToldInGermanAlsoAfterARestart() {
        var english = rig.sync("Home", LIST).words();
        assertThat(english)
                .startsWith("2 entries: 2 added, 0 changed, 0 gone.")
                .contains("1 of 2 entries was left out");

        rig.restart(Duration.ofHours(1));
        Messages.speak(Locale.GERMAN);

        assertThat(words())
                .startsWith("2 Einträge: 2 neu, 0 geändert, 0 entfallen.")
                .contains("1 für Ace Stream");
    }

    @Test
    @ExpectedWarnings("job failed")
    void soIsOneThatFailed() {
        rig.sync("Home", "");
        assertThat(words()).isEqualTo("The list is empty. Check whether the account is still active.");
        Messages.speak(Locale.GERMAN);
        assertThat(words()).isEqualTo("Die Liste ist leer. Prüfen, ob das Konto noch aktiv ist.");
    }

    @Test
    void oneThatAnEarlierReleaseStoredInWordsStaysReadable() {
        rig.sync("Home", LIST);
        rig.run("update provider set last_words = '7 entries: as they were told.', last_message = ''");
        rig.restart(Duration.ofHours(1));
        Messages.speak(Locale.GERMAN);
        assertThat(words()).isEqualTo("7 entries: as they were told.");
    }

    private String words() {
        return rig.status(rig.id("Home")).last().words();
    }
}
