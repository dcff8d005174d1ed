package tv.tributary.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tv.tributary.text.LocalizableMessage;
import tv.tributary.text.Messages;

class MessageCodecTest {
    @AfterEach
    void speakAsBefore() {
        Messages.speak(Locale.ROOT);
    }

    @Test
    void aStoredMessageIsWordedInTheLanguageThatIsSpokenLater() {
        var stored = MessageCodec.write(LocalizableMessage.of("catalog.sync.same", 12_345));
        assertThat(read(stored).words()).isEqualTo("Nothing new: 12,345 entries, same as before.");
        Messages.speak(Locale.GERMAN);
        assertThat(read(stored).words()).startsWith("Nichts Neues: 12").endsWith("345 Einträge wie zuvor.");
    }

    @Test
    void messagesWithinMessagesAndSeveralInARowAreWordedToo() {
        var kinds = LocalizableMessage.joined(
                ", ",
                List.of(
                        LocalizableMessage.of("skip-reason.no-id", 2),
                        LocalizableMessage.of("skip-reason.no-address", 1)));
        var message = LocalizableMessage.joined(
                " ",
                List.of(
                        LocalizableMessage.of("catalog.sync.repaired", 1),
                        LocalizableMessage.of("catalog.sync.part-failed", "Films", kinds)));
        assertThat(read(MessageCodec.write(message))).isEqualTo(message);
        assertThat(read(MessageCodec.write(message)).words())
                .isEqualTo("One entry was repaired. Films did not come, those from before stay in use: "
                        + Messages.of("skip-reason.no-id", 2) + ", 1 without an address");
    }

    @Test
    void valuesMayHoldAnything() {
        var moment = Instant.parse("2026-03-01T12:00:00.123Z");
        var message = LocalizableMessage.of("list-fault.account-expired", moment, "s3:;k\n:", -7L, "");
        assertThat(read(MessageCodec.write(message))).isEqualTo(message);
        assertThat(message.words()).contains("2026");
    }

    @Test
    void countriesLanguagesAndSentencesAreNamedInTheLanguageThatIsSpokenLater() {
        var stored = MessageCodec.write(LocalizableMessage.sentence(List.of(
                LocalizableMessage.of("evidence-kind.same-country", LocalizableMessage.country("de")),
                LocalizableMessage.of("evidence-kind.same-language", LocalizableMessage.language("fr")))));
        assertThat(read(stored).words()).isEqualTo("Both for Germany, both in French.");
        Messages.speak(Locale.GERMAN);
        assertThat(read(stored).words()).isEqualTo("Beide für Deutschland, beide auf Französisch.");
        assertThat(LocalizableMessage.sentence(List.of()).words()).isEmpty();
    }

    @Test
    void wordsOfAColumnThatHeldThemInEarlierReleasesStayAsTheyAre() {
        assertThat(MessageCodec.readOrVerbatim("9 new, 0 changed.").words()).isEqualTo("9 new, 0 changed.");
        assertThat(MessageCodec.readOrVerbatim("").words()).isEmpty();
        assertThat(MessageCodec.readOrVerbatim(MessageCodec.write(LocalizableMessage.country("at")))
                        .words())
                .isEqualTo("Austria");
    }

    @Test
    void wordsWithoutAKeyStayAsTheyAre() {
        var message = LocalizableMessage.verbatim("The disk says: 5; stop");
        assertThat(read(MessageCodec.write(message)).words()).isEqualTo("The disk says: 5; stop");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "k",
                "ks4:none;",
                "s5:abc",
                "s-1:",
                "n5",
                "x",
                "ks17:catalog.sync.sames",
                "s1:a;",
                "ss1:a:",
                "js1: "
            })
    void whatIsBrokenOrHasAKeyOfAnotherReleaseIsNone(String stored) {
        assertThat(MessageCodec.read(stored)).isEmpty();
    }

    private static LocalizableMessage read(String stored) {
        return MessageCodec.read(stored).orElseThrow();
    }
}
