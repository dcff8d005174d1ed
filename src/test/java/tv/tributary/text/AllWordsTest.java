package tv.tributary.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tv.tributary.catalog.edit.EditHistory.EditStep;
import tv.tributary.catalog.provider.InvalidProvider;
import tv.tributary.identity.match.EvidenceKind;
import tv.tributary.identity.name.ChannelKey.KeyDifference;
import tv.tributary.model.FailureReason;
import tv.tributary.stats.LiveStats;
import tv.tributary.ui.nav.Place;

class AllWordsTest {
    private static final Pattern NAMED = Pattern.compile("Messages\\s*\\.of\\(\\s*\"([^\"]+)\"\\s*[,)]");
    private static final Pattern LITERAL = Pattern.compile("\"([a-z][a-z0-9-]*(?:\\.[a-z0-9-]+)+)\"");

    private static final Pattern KEY = Pattern.compile("(?<=[\":])[a-z][a-z0-9-]*(?:\\.[a-z0-9-]+)*\\.?(?=[\"}])");
    private static final Pattern ENUM = Pattern.compile("\\benum (\\w+)");

    private final ResourceBundle words = ResourceBundle.getBundle("tv.tributary.text.messages", Locale.ROOT);

    @Test
    void everyKeyNamedInTheCodeHasWords() throws IOException {
        var missing = new TreeSet<String>();
        for (var source : sources()) {
            NAMED.matcher(source).results().map(found -> found.group(1)).forEach(key -> {
                if (!words.containsKey(key)) missing.add(key);
            });
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void everyLiteralThatLooksLikeAKeyOfAKnownSectionHasWords() throws IOException {
        var sections = new TreeSet<String>();
        words.keySet().forEach(key -> sections.add(key.substring(0, key.lastIndexOf('.'))));
        var missing = new TreeSet<String>();
        for (var source : sources()) {
            LITERAL.matcher(source).results().map(found -> found.group(1)).forEach(key -> {
                if (sections.contains(key.substring(0, key.lastIndexOf('.'))) && !isKey(key)) missing.add(key);
            });
        }
        assertThat(missing).isEmpty();
    }

    /// Named as a whole, with `.hint` behind, by its section, or as the constant of an enum.
    @Test
    void everyTextIsShownSomewhere() throws IOException {
        var named = new TreeSet<String>();
        for (var source : sources()) {
            KEY.matcher(source).results().forEach(found -> named.add(found.group()));
            ENUM.matcher(source).results().forEach(found -> named.add(kebab(found.group(1))));
        }
        var unused = words.keySet().stream()
                .filter(key -> !named.contains(key)
                        && !named.contains(key.replaceFirst("\\.hint$", ""))
                        && !named.contains(key.substring(0, key.lastIndexOf('.')))
                        && !named.contains(key.substring(0, key.lastIndexOf('.') + 1))
                        && !key.startsWith("providers.form."));
        assertThat(unused).isEmpty();
    }

    private static String kebab(String className) {
        return className.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    @Test
    void everyReasonThatUsersMeetHasWords() {
        for (var place : Place.values())
            assertThat(words.containsKey(Messages.key(place))).isTrue();
        for (var failureReason : FailureReason.values())
            assertThat(words.containsKey(Messages.key(failureReason))).isTrue();
        for (var health : LiveStats.Health.values()) {
            assertThat(words.containsKey(Messages.key(health))).isTrue();
        }
        for (var fate : EditStep.Fate.values())
            assertThat(words.containsKey(Messages.key(fate))).isTrue();
        for (var evidenceKind : EvidenceKind.values())
            assertThat(words.containsKey(Messages.key(evidenceKind))).isTrue();
        for (var keyDifference : KeyDifference.values()) {
            assertThat(words.containsKey(Messages.key(keyDifference))).isTrue();
        }
        for (var problem : InvalidProvider.Problem.values()) {
            assertThat(words.containsKey(Messages.key(problem))).isTrue();
        }
    }

    @Test
    void everyPatternCanBeRead() {
        for (var key : words.keySet()) {
            assertThat(new MessageFormat(words.getString(key), Locale.ENGLISH))
                    .as(key)
                    .isNotNull();
        }
    }

    /// A key itself, or the beginning of keys that are put together from it.
    private boolean isKey(String text) {
        return words.keySet().stream().anyMatch(key -> key.equals(text) || key.startsWith(text + "."));
    }

    private static Iterable<String> sources() throws IOException {
        try (var files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(AllWordsTest::read)
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
