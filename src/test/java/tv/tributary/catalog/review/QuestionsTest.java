package tv.tributary.catalog.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tv.tributary.catalog.CatalogRig;
import tv.tributary.catalog.edit.EditRefused;
import tv.tributary.catalog.edit.EditRefused.EditProblem;
import tv.tributary.identity.question.QuestionKind;
import tv.tributary.text.Messages;

/// What a merge is not sure of waits for the user's word.
class QuestionsTest {
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
        assertThat(all())
                .extracting(Question::words)
                .containsExactlyInAnyOrder(
                        "Same name after removing country prefixes and quality marks, the word “paprika” is rare,"
                                + " no conflicting country.",
                        "Same name, spelled “Al Masriya” and “Al-Masriyah”.");
        assertThat(all()).isSortedAccordingTo((one, other) -> other.sureness() - one.sureness());
    }

    @Test
    void reasonsAreInTheLanguageThatIsSpokenNow() {
        Messages.speak(Locale.GERMAN);
        assertThat(paprika().words())
                .isEqualTo("Gleicher Name ohne Länderkürzel und Qualitätsangaben, das Wort „paprika“ ist selten,"
                        + " kein widersprechendes Land.");
    }

    @Test
    void bothSidesSayWhatTheirListsSay() {
        assertThat(paprika().one().logo()).isEqualTo("http://logo.test/paprika.png");
        assertThat(paprika().one().streams()).singleElement().satisfies(line -> {
            assertThat(line.name()).isEqualTo("CZ: Film Paprika");
            assertThat(line.provider()).isEqualTo("Home");
        });
        assertThat(paprika().other().streams())
                .singleElement()
                .satisfies(line -> assertThat(line.quality().name()).isEqualTo("HD"));
    }

    @Test
    void yesMakesOneChannelAndCanBeUndone() {
        questions().yes(paprika().id());

        assertThat(rig.sources("Film Paprika")).hasSize(2);
        assertThat(all()).hasSize(1);

        rig.catalog().history().undo();

        assertThat(rig.sources("Film Paprika")).hasSize(1);
        assertThat(all()).hasSize(2);
    }

    @Test
    void answersStayThroughTheNextSync() {
        questions().yes(paprika().id());
        questions().no(masriya().id());

        rig.sync("Away", AWAY.replace("Film Paprika HD", "Film Paprika FHD"));

        assertThat(rig.sources("Film Paprika")).hasSize(2);
        assertThat(all()).isEmpty();
    }

    @Test
    void laterIsLaterAndNotNever() {
        questions().later(paprika().id());
        assertThat(all()).hasSize(1);

        rig.pass(Duration.ofDays(13));
        assertThat(all()).hasSize(1);

        rig.pass(Duration.ofDays(2));
        assertThat(all()).hasSize(2);
    }

    @Test
    void laterCanBeTakenBack() {
        var off = questions().later(paprika().id());

        questions().reopen(off);

        assertThat(all()).hasSize(2);
    }

    @Test
    void aListThatSaysTheSameBringsAQuestionThatWasPutOffNotBack() {
        questions().later(paprika().id());

        rig.sync("Away", AWAY + "#EXTINF:-1,Film Paprika SD\nhttp://away.test/live/u/p/3.ts\n");

        assertThat(all()).hasSize(1);
    }

    @Test
    void aListThatBringsNewsBringsItBack() {
        questions().later(paprika().id());

        rig.sync("Third", """
                #EXTM3U
                #EXTINF:-1 tvg-logo="http://logo.test/paprika.png",Film Paprika
                http://third.test/live/u/p/1.ts
                """);

        assertThat(all()).hasSize(2);
    }

    @Test
    void noIsForGoodAndAStepThatCanBeUndone() {
        questions().no(paprika().id());

        rig.sync("Away", AWAY + "#EXTINF:-1,Film Paprika SD\nhttp://away.test/live/u/p/3.ts\n");

        assertThat(all()).hasSize(1);
        assertThat(rig.catalog()
                        .channels()
                        .decisions(rig.channel("Film Paprika").id()))
                .singleElement()
                .asString()
                .contains("never");

        rig.catalog().history().undo();

        assertThat(all()).hasSize(2);
    }

    @Test
    void noHoldsForTheChannelThatOneOfThemGoesInto() {
        var question = paprika();
        questions().no(question.id());
        rig.catalog()
                .editor()
                .merge(List.of(
                        rig.channel("Al Masriya").id(),
                        question.one().channel().channel().id()));

        assertThat(all()).noneMatch(other -> other.id() == question.id());
    }

    @Test
    void allOfAKindAreAnsweredInOneStep() {
        rig.sync("Home", HOME + "#EXTINF:-1,CZ: Sport Zorbo\nhttp://home.test/live/u/p/3.ts\n");
        rig.sync("Away", AWAY + "#EXTINF:-1,Sport Zorbo\nhttp://away.test/live/u/p/3.ts\n");
        assertThat(page(Optional.of(QuestionKind.COUNTRY_UNSAID)).questions()).hasSize(2);

        questions().yesToAll(QuestionKind.COUNTRY_UNSAID);

        assertThat(rig.sources("Film Paprika")).hasSize(2);
        assertThat(rig.sources("Sport Zorbo")).hasSize(2);

        rig.catalog().history().undo();

        assertThat(rig.sources("Film Paprika")).hasSize(1);
        assertThat(rig.sources("Sport Zorbo")).hasSize(1);
    }

    @Test
    void userWhoSaysNoIsAskedWithLessSureness() {
        rig.sync("Home", HOME + "#EXTINF:-1,CZ: Sport Zorbo\nhttp://home.test/live/u/p/3.ts\n");
        rig.sync("Away", AWAY + "#EXTINF:-1,Sport Zorbo\nhttp://away.test/live/u/p/3.ts\n");
        var before = page(Optional.of(QuestionKind.COUNTRY_UNSAID)).kinds().stream()
                .filter(kind -> kind.kind() == QuestionKind.COUNTRY_UNSAID)
                .findFirst()
                .orElseThrow()
                .sureness();

        questions().no(paprika().id());

        assertThat(page(Optional.of(QuestionKind.COUNTRY_UNSAID)).questions())
                .singleElement()
                .satisfies(question -> assertThat(question.sureness()).isLessThan(before));
    }

    @Test
    void whatIsNoQuestionAnyMoreIsSaidSo() {
        var refused = catchThrowableOfType(EditRefused.class, () -> questions().yes(4711));

        assertThat(refused.problem()).isEqualTo(EditProblem.SUGGESTION_GONE);
    }

    private Questions questions() {
        return rig.catalog().questions();
    }

    private Questions.Page page(Optional<QuestionKind> kind) {
        return questions().page(kind, 0, 10);
    }

    private List<Question> all() {
        return page(Optional.empty()).questions();
    }

    private Question paprika() {
        return about("Film Paprika");
    }

    private Question masriya() {
        return about("Al Masriya");
    }

    private Question about(String channel) {
        return all().stream()
                .filter(question -> question.one().name().equals(channel))
                .findFirst()
                .orElseThrow();
    }
}
