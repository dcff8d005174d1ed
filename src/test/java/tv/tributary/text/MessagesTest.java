package tv.tributary.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tv.tributary.model.FailureReason;

final class MessagesTest {
    private static final Pattern LONE_APOSTROPHE = Pattern.compile("(?<!')'(?!')");

    private static final Pattern VALUE = Pattern.compile("\\{(\\d+)");

    private enum SlowServer {
        NO_ANSWER
    }

    @Test
    void aReasonsKeyIsItsTypeAndConstantInKebabCase() {
        assertThat(Messages.key(SlowServer.NO_ANSWER)).isEqualTo("slow-server.no-answer");
        assertThat(Messages.key(FailureReason.NO_SLOT)).isEqualTo("failure-reason.no-slot");
    }

    @Test
    void everyTroubleHasWords() {
        for (var failureReason : FailureReason.values())
            assertThat(Messages.of(failureReason)).isNotBlank();
    }

    @Test
    void valuesAreFilledIn() {
        assertThat(Messages.of("startup.port-taken", "9188")).contains("9188");
    }

    @Test
    void aLanguageWithoutTextsIsAnsweredInEnglish() {
        Messages.speak(Locale.of("tlh"));
        try {
            assertThat(Messages.of("action.undo")).isEqualTo("Undo");
        } finally {
            Messages.speak(Locale.ROOT);
        }
        assertThat(Messages.languages()).startsWith(Locale.ENGLISH).doesNotHaveDuplicates();
    }

    @Test
    void countriesAndLanguagesAreNamedInTheLanguageOfTheTexts() {
        assertThat(Messages.country("gb")).isEqualTo("United Kingdom");
        Messages.speak(Locale.GERMAN);
        try {
            assertThat(Messages.country("gb")).isEqualTo("Vereinigtes Königreich");
            assertThat(Messages.languageName("en")).isEqualTo("Englisch");
            for (var code : Locale.getISOCountries())
                assertThat(Messages.country(code)).as(code).isNotBlank().isNotEqualTo(code);
        } finally {
            Messages.speak(Locale.ROOT);
        }
    }

    @Test
    void aKeyWithoutWordsIsAnError() {
        assertThatThrownBy(() -> Messages.of("no.such.key")).isInstanceOf(MissingResourceException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"messages.properties", "messages_de.properties"})
    void everyPatternIsWellFormed(String file) throws IOException {
        var words = words(file);
        words.forEach((key, pattern) -> {
            assertThat(LONE_APOSTROPHE.matcher((String) pattern).find())
                    .as("%s: %s", key, pattern)
                    .isFalse();
            assertThat(new MessageFormat((String) pattern, Locale.ROOT).format(new Object[] {1, 2, 3, 4, 5, 6, 7, 8}))
                    .as("%s", key)
                    .isNotBlank();
        });
    }

    /// The later of two lines wins without a word when the file is read.
    @ParameterizedTest
    @ValueSource(strings = {"messages.properties", "messages_de.properties"})
    void noKeyStandsTwice(String file) throws IOException {
        var keys = text(file)
                .lines()
                .filter(line -> line.matches("[a-z][^=]*=.*"))
                .map(line -> line.substring(0, line.indexOf('=')).strip());
        assertThat(keys).doesNotHaveDuplicates();
    }

    @Test
    void germanHasEveryTextWithTheSameValues() throws IOException {
        var german = words("messages_de.properties");
        var english = words("messages.properties");
        assertThat(german.keySet()).isEqualTo(english.keySet());
        for (var key : english.stringPropertyNames()) {
            assertThat(values(german.getProperty(key, "")))
                    .as("%s", key)
                    .isEqualTo(values(english.getProperty(key, "")));
        }
    }

    @Test
    void aSystemInGermanIsSpokenToInGerman() {
        Messages.speak(Locale.GERMANY);
        try {
            assertThat(Messages.of("action.undo")).isEqualTo("Rückgängig");
        } finally {
            Messages.speak(Locale.ROOT);
        }
        assertThat(Messages.languages()).containsExactly(Locale.ENGLISH, Locale.GERMAN);
    }

    /// The numbers of the values that a pattern fills in.
    private static Set<String> values(String pattern) {
        return VALUE.matcher(pattern).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }

    private static Properties words(String file) throws IOException {
        var words = new Properties();
        words.load(new StringReader(text(file)));
        return words;
    }

    private static String text(String file) throws IOException {
        try (var in = MessagesTest.class.getResourceAsStream(file)) {
            if (in == null) throw new AssertionError("no words");
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
