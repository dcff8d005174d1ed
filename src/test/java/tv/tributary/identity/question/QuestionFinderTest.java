package tv.tributary.identity.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tv.tributary.identity.match.Evidence;
import tv.tributary.identity.match.LogoHashes;
import tv.tributary.identity.name.ChannelDirectory.FeedFit;
import tv.tributary.identity.name.ChannelIdentifier;
import tv.tributary.identity.name.DirectoryFeed;
import tv.tributary.identity.name.ListedStream;
import tv.tributary.identity.name.ListedStream.EntryName;
import tv.tributary.model.Source.SourceKind;

class QuestionFinderTest {
    private final List<AskedStream> streams = new ArrayList<>();
    private Map<String, List<FeedFit>> directory = Map.of();

    @Test
    void oneNameInTwoNeighbouringCountriesIsAQuestionAndInDistantOnesHardlyOne() {
        add(1, 1, "tv|cz|zorbosport", "Zorbo Sport", "cz", "");
        add(2, 2, "tv|hu|zorbosport", "Zorbo Sport", "hu", "");
        add(3, 3, "tv|br|zorbosport", "Zorbo Sport", "br", "");

        assertThat(join(1, 2).odds()).isGreaterThan(join(1, 3).odds());
        assertThat(join(1, 2).kind()).isEqualTo(QuestionKind.TWO_COUNTRIES);
        assertThat(words(join(1, 2)))
                .isEqualTo("Same name after removing country prefixes and quality marks, for Czechia and for Hungary.");
    }

    @Test
    void whatTheDirectoryListsAsOneIsAskedWithMoreSureness() {
        add(1, 1, "tv|cz|zorbosport", "Zorbo Sport", "cz", "");
        add(2, 2, "tv|hu|zorbosport", "Zorbo Sport", "hu", "");
        var before = join(1, 2).odds();

        directory = Map.of("Zorbo Sport", List.of(fit("Zorbo.cz", "Zorbo Sport", 3)));

        assertThat(join(1, 2).odds()).isGreaterThan(before + 1);
        assertThat(join(1, 2).kind()).isEqualTo(QuestionKind.LISTED_AS_ONE);
        assertThat(words(join(1, 2))).contains("the channel directory lists “Zorbo Sport” for both");
    }

    @Test
    void whatTheDirectoryListsAsTwoIsAQuestionAboutOne() {
        add(1, 1, "tv||zorbo", "Zorbo", "es", "");
        add(1, 2, "tv||zorbo", "Zorbo IT", "it", "");
        directory = Map.of(
                "Zorbo", List.of(fit("Zorbo.es", "Zorbo", 3), fit("Zorbo.it", "Zorbo Italia", 1)),
                "Zorbo IT", List.of(fit("Zorbo.it", "Zorbo Italia", 3), fit("Zorbo.es", "Zorbo", 1)));

        var split = splits().getFirst();

        assertThat(split.kind()).isEqualTo(QuestionKind.LISTED_AS_TWO);
        assertThat(split.part()).containsExactly(2L);
        assertThat(words(split)).contains("“Zorbo Italia” and “Zorbo”", "for Italy and for Spain");
    }

    @Test
    void aListThatHasAChannelUnderTwoNamesGivesRiseToAQuestion() {
        add(1, 1, 7, "tv|ru|zorbo", "Zorbo", "ru", "");
        add(1, 2, 7, "tv|ru|zorbo", "Zorbo PL", "ru", "");

        assertThat(splits()).singleElement().satisfies(split -> {
            assertThat(split.kind()).isEqualTo(QuestionKind.TWINS);
            assertThat(split.part()).containsExactly(2L);
            assertThat(words(split)).isEqualTo("One list has both “Zorbo PL” and “Zorbo”.");
        });
    }

    @Test
    void aListThatGivesAChannelTwoGuideIdsGivesRiseToAQuestion() {
        add(1, 1, 7, "tv|ru|zorbo", "Zorbo", "ru", "zorbo.ru");
        add(1, 2, 7, "tv|ru|zorbo", "Zorbo", "ru", "zorbo2.ru");

        assertThat(splits()).singleElement().satisfies(split -> {
            assertThat(split.kind()).isEqualTo(QuestionKind.GUIDE_IDS);
            assertThat(words(split)).contains("guide ids zorbo2.ru and zorbo.ru");
        });
    }

    @Test
    void theSameStreamTwiceIsNoQuestion() {
        add(1, 1, 7, "tv|ru|zorbo", "Zorbo", "ru", "zorbo.ru");
        add(1, 2, 7, "tv|ru|zorbo", "ZORBO", "ru", "Zorbo.ru");

        assertThat(found()).isEmpty();
    }

    @Test
    void numbersAndShiftsAreNoQuestion() {
        add(1, 1, "tv|cz|zorbo1", "Zorbo 1", "cz", "");
        add(2, 2, "tv|cz|zorbo2", "Zorbo 2", "cz", "");
        add(3, 3, "tv|cz|zorbo1;+1", "Zorbo 1 +1", "cz", "");

        assertThat(found()).isEmpty();
    }

    @Test
    void theSameQuestionHasTheSameIdHoweverItIsFound() {
        add(1, 1, "tv|cz|zorbosport", "Zorbo Sport", "cz", "");
        add(2, 2, "tv|hu|zorbosport", "Zorbo Sport", "hu", "");
        var id = join(1, 2).id();
        add(3, 3, "tv|pl|zorbosport", "Zorbo Sport", "pl", "");

        assertThat(join(1, 2).id()).isEqualTo(id).isPositive();
        assertThat(join(1, 3).id()).isNotEqualTo(id);
    }

    private ChannelQuestion join(long channel, long other) {
        return found().stream()
                .filter(question -> question.channel() == channel && question.other() == other)
                .findFirst()
                .orElseThrow();
    }

    private List<ChannelQuestion> splits() {
        return found().stream().filter(question -> !question.kind().isJoin()).toList();
    }

    private List<ChannelQuestion> found() {
        var finder = new QuestionFinder(
                ChannelIdentifier.SHIPPED,
                LogoHashes.BLIND,
                stream -> directory.getOrDefault(stream.title(), List.of()));
        streams.forEach(finder::add);
        return finder.find();
    }

    private static String words(ChannelQuestion question) {
        return Evidence.sentence(question.evidence()).words();
    }

    private static FeedFit fit(String channel, String name, double points) {
        var feed = new DirectoryFeed(channel, "", true, List.of(name), "cz", Set.of(), Set.of(), false);
        return new FeedFit(feed, channel, points);
    }

    private void add(long channel, long source, String key, String title, String market, String guideId) {
        add(channel, source, source, key, title, market, guideId);
    }

    private void add(
            long channel, long source, long provider, String key, String title, String market, String guideId) {
        var name = new EntryName(SourceKind.LIVE, title, "", "");
        streams.add(
                new AskedStream(source, channel, provider, key, title, market, new ListedStream(name, guideId, "")));
    }
}
