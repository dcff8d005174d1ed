package tv.tributary.identity.name;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tv.tributary.identity.name.ListedStream.EntryName;
import tv.tributary.model.Source.SourceKind;

/// The language a name says its feed speaks, and words that are parted however they are written.
class LanguageInNameTest {
    @ParameterizedTest
    @CsvSource({
        "BE: Zorbo N, be, nl",
        "BE: Zorbo F, be, fr",
        "BE: Zorbo One (A), be, de",
        "CH: Zorbo One D, ch, de",
        "CH: Zorbo I, ch, it",
        "CH: Zorbo One E HD, ch, en",
        "LU: Zorbo F, lu, fr",
        "CA: Zorbo (F), ca, fr",
        "HU: Zorbo (M), hu, hu"
    })
    void initialOfALanguageIsAFeedOfItsOwn(String name, String market, String language) {
        assertThat(key(name))
                .isEqualTo("tv|" + market + "|"
                        + name.replaceAll("..: (Zorbo)( One)?.*", "$1$2")
                                .replace(" One", "1")
                                .toLowerCase(java.util.Locale.ROOT)
                        + ";" + language);
    }

    @ParameterizedTest
    @ValueSource(strings = {"BE: Kanal D", "DE: Zorbo F", "BE: Zorbo n", "CH: SRF X", "FR: Zorbo (A)", "Zorbo (B)"})
    void letterThatMeansNoLanguageThereIsNone(String name) {
        assertThat(key(name)).doesNotContain(";");
    }

    @Test
    void languageOfABrandThatSpeaksManyIsThatFeedEverywhere() {
        assertThat(key("BE: Euronews F")).isEqualTo(key("US: Euronews Français"));
    }

    @ParameterizedTest
    @CsvSource({
        "Zorbo in English, Zorbo English",
        "Zorbo (en Español), Zorbo Español",
        "Zorbo auf Deutsch, Zorbo Deutsch",
        "Zorbo em Português, Zorbo Português"
    })
    void prepositionBeforeALanguageBelongsToIt(String name, String plain) {
        assertThat(key(name)).isEqualTo(key(plain)).contains(";");
    }

    @ParameterizedTest
    @CsvSource({"QVCZorbo, QVC Zorbo", "HGTVVelka, HGTV Velka"})
    void gluedWordsMeanTheSameForeverybody(String name, String parted) {
        assertThat(key("DE: " + name)).isEqualTo(key("DE: " + parted));
        assertThat(key("DE: " + name)).isNotEqualTo(key("BR: " + name));
    }

    @Test
    void longNumberMakesACommonWordANameOfItsOwn() {
        assertThat(key("IT: Radio 105")).isEqualTo(key("CH: Radio 105"));
        assertThat(key("IT: Radio 5")).isNotEqualTo(key("CH: Radio 5"));
    }

    private static String key(String name) {
        return ChannelIdentifier.read(new EntryName(SourceKind.LIVE, name, "", ""))
                .key();
    }
}
