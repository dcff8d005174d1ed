package tv.tributary.catalog.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tv.tributary.catalog.CatalogRig;
import tv.tributary.catalog.edit.EditRefused.EditProblem;
import tv.tributary.catalog.edit.MergeReview.Question;
import tv.tributary.text.Messages;

/// What a sync is not sure of waits for the user's word.
class MergeReviewTest {
    private static final String HOME = """
            #EXTM3U
            #EXTINF:-1 tvg-logo="http://logo.test/paprika.png",CZ: Film Paprika
            http://home.test/live/u/p/1.ts
            #EXTINF:-1,EG: Al Masriya
            http://home.test/live/u/p/2.ts
            """;
    private static final String AWAY = """
            #EXTM3U
            #EXTINF:-1,Film Paprika HD
            http://away.test/live/u/p/1.ts
            #EXTINF:-1,EG: Al-Masriyah
            http://away.test/live/u/p/2.ts
            """;

    private final CatalogRig rig = new CatalogRig();

    @BeforeEach
    void sync() {
        rig.sync("Home", HOME);
        rig.sync("Away", AWAY);
    }

    @AfterEach
    void close() {
        Messages.speak(Locale.ROOT);
        rig.close();
    }

    @Test
    void surestComesFirstAndSaysWhy() {
        assertThat(questions())
                .extracting(Question::words)
                .containsExactly(
                        "Same name after removing country prefixes and quality marks, the word “paprika” is rare,"
                                + " no conflicting country.",
                        "Same name, spelled “Al Masriya” and “Al-Masriyah”.");
        assertThat(questions()).isSortedAccordingTo((one, other) -> other.sureness() - one.sureness());
    }

    @Test
    void thePairsSayWhyInTheLanguageThatIsSpokenNowNotInThatOfTheSync() {
        Messages.speak(Locale.GERMAN);
        assertThat(questions().getFirst().words())
                .isEqualTo("Gleicher Name ohne Länderkürzel und Qualitätsangaben, das Wort „paprika“ ist selten,"
                        + " kein widersprechendes Land.");
    }

    @Test
    void acceptedPairIsOneChannelAndCanBeUndone() {
        rig.catalog().review().accept(questions().getFirst().id());

        assertThat(rig.sources("Film Paprika")).hasSize(2);
        assertThat(questions()).hasSize(1);

        rig.catalog().history().undo();

        assertThat(rig.sources("Film Paprika")).hasSize(1);
        assertThat(questions()).hasSize(2);
    }

    @Test
    void acceptedPairStaysOneThroughTheNextSync() {
        rig.catalog().review().accept(questions().getFirst().id());

        rig.sync("Away", AWAY.replace("Film Paprika HD", "Film Paprika FHD"));

        assertThat(rig.sources("Film Paprika")).hasSize(2);
    }

    @Test
    void refusedPairIsNotAskedAgainUntilReopened() {
        var question = questions().getFirst();
        rig.catalog().review().refuse(question.id());

        rig.sync("Away", AWAY + "#EXTINF:-1,Film Paprika SD\nhttp://away.test/live/u/p/3.ts\n");

        assertThat(questions()).noneMatch(other -> other.id() == question.id());

        rig.catalog().review().reopen(question.id());

        assertThat(questions()).anyMatch(other -> other.id() == question.id());
    }

    @Test
    void refusedPairIsAskedAgainWithBetterEvidence() {
        var question = questions().getFirst();
        rig.catalog().review().refuse(question.id());

        rig.sync("Third", """
                #EXTM3U
                #EXTINF:-1 tvg-logo="http://logo.test/paprika.png",Film Paprika
                http://third.test/live/u/p/1.ts
                """);

        assertThat(questions()).anyMatch(other -> other.id() == question.id());
    }

    @Test
    void neverIsForGoodAndAStepThatCanBeUndone() {
        var question = questions().getFirst();
        rig.catalog().review().never(question.id());

        rig.sync("Away", AWAY + "#EXTINF:-1,Film Paprika SD\nhttp://away.test/live/u/p/3.ts\n");

        assertThat(questions()).noneMatch(other -> other.id() == question.id());
        assertThat(rig.catalog()
                        .channels()
                        .decisions(rig.channel("Film Paprika").id()))
                .singleElement()
                .asString()
                .contains("never");

        rig.catalog().history().undo();

        assertThat(questions()).anyMatch(other -> other.id() == question.id());
    }

    @Test
    void neverHoldsForTheChannelThatOneOfThemGoesInto() {
        var question = questions().getFirst();
        rig.catalog().review().never(question.id());
        rig.catalog()
                .editor()
                .merge(List.of(
                        rig.channel("Al Masriya").id(),
                        question.channel().channel().id()));

        assertThat(questions()).noneMatch(other -> other.id() == question.id());
    }

    @Test
    void whatIsNoQuestionAnyMoreIsSaidSo() {
        var refused = catchThrowableOfType(
                EditRefused.class, () -> rig.catalog().review().accept(4711));

        assertThat(refused.problem()).isEqualTo(EditProblem.SUGGESTION_GONE);
    }

    private List<Question> questions() {
        return rig.catalog().review().questions(0, 10).questions();
    }
}
