package tv.tributary.guide.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import tv.tributary.guide.channel.LineupMatcher.GuideCountry;
import tv.tributary.guide.channel.LineupMatcher.GuideCountry.CountryClue;
import tv.tributary.guide.channel.LineupMatcher.LineupChannel;
import tv.tributary.guide.channel.LineupMatcher.MatchedGuideChannel;
import tv.tributary.guide.channel.LineupMatcher.MatchedGuideChannel.Confidence;
import tv.tributary.identity.name.ListedStream;
import tv.tributary.identity.name.ListedStream.EntryName;
import tv.tributary.identity.name.NamingConventions;
import tv.tributary.model.ChannelId;
import tv.tributary.model.GuideChannel;
import tv.tributary.model.GuideChannelId;
import tv.tributary.model.GuideChoice;
import tv.tributary.model.GuideChoice.GuideChoices;
import tv.tributary.model.GuideSource;
import tv.tributary.model.GuideSourceId;
import tv.tributary.model.ProviderId;
import tv.tributary.model.Source.SourceKind;

/// The guide channels of the line-up, of several sources and with the user's word.
class NameMatcherTest {
    private static final GuideSourceId FIRST = new GuideSourceId(2);
    private static final GuideSourceId SECOND = new GuideSourceId(1);
    private static final List<GuideSource> SOURCES = List.of(source(FIRST, "First"), source(SECOND, "Second"));
    private static final List<GuideChannel> GUIDE = List.of(
            guide(10, SECOND, "dave.uk", "Dave"), guide(11, FIRST, "Dave.gb", "Dave"), guide(12, FIRST, "9", "Nova"));
    private static final LineupChannel DAVE = channel(7, "UK: Dave HD");
    private static final LineupChannel NOVA = channel(8, "CZ: Nova");

    @Test
    void eachSourceHasAMatchAndThePreferredOneComesFirst() {
        assertThat(match(GuideChoices.NONE, DAVE))
                .extracting(match -> match.channel().xmltvId())
                .containsExactly("Dave.gb", "dave.uk");
    }

    @Test
    void whatIsNotSureIsSuggested() {
        assertThat(match(GuideChoices.NONE, NOVA))
                .singleElement()
                .satisfies(match -> assertThat(match.confidence()).isEqualTo(Confidence.SUGGESTED));
    }

    @Test
    void aShiftedChannelIsServedFromItsBaseAnHourLater() {
        assertThat(match(GuideChoices.NONE, channel(9, "UK: Dave +1")))
                .extracting(MatchedGuideChannel::shift)
                .containsOnly(Duration.ofHours(1));
    }

    @Test
    void whatTheUserChoseIsLaw() {
        var choices = chosen(DAVE, GuideChoice.of(FIRST, "9"));

        assertThat(match(choices, DAVE)).singleElement().satisfies(match -> {
            assertThat(match.channel().xmltvId()).isEqualTo("9");
            assertThat(match.confidence()).isEqualTo(Confidence.CHOSEN);
        });
    }

    @Test
    void aChannelThatIsToHaveNoGuideHasNone() {
        assertThat(match(chosen(DAVE, GuideChoice.NONE), DAVE)).isEmpty();
    }

    @Test
    void aChosenGuideChannelThatIsMissingIsNotReplacedByAnother() {
        assertThat(match(chosen(DAVE, GuideChoice.of(FIRST, "gone")), DAVE)).isEmpty();
    }

    @Test
    void aRefusedGuideChannelIsNotFoundAgain() {
        var choices = new GuideChoices(Map.of(), Map.of(DAVE.id(), Set.of(new GuideChannelId(11))), Map.of());

        assertThat(match(choices, DAVE))
                .extracting(match -> match.channel().xmltvId())
                .containsExactly("dave.uk");
    }

    @Test
    void theCountryOfAGuideIsToldWithWhatItWasTakenFrom() {
        assertThat(countryOf("any", List.of(guide(1, FIRST, "bfm.fr", "BFM"), guide(2, FIRST, "w9.fr", "W9"))))
                .contains(new GuideCountry("fr", CountryClue.IDS, 2, 0));
        assertThat(countryOf("Guide UK", List.of(guide(1, FIRST, "7", "Dave"), guide(2, FIRST, "bfm.fr", "BFM"))))
                .map(GuideCountry::others)
                .contains(1);
        assertThat(countryOf("Guide UK", List.of(guide(1, FIRST, "7", "Dave"))))
                .contains(new GuideCountry("gb", CountryClue.NAME, 1, 0));
        assertThat(countryOf("any", List.of(guide(1, FIRST, "7", "Dave")))).isEmpty();
    }

    /// What is kept from one time to the next must change nothing but the time it takes.
    @Test
    void afterAnyChangesTheSameIsFoundAsFromScratch() {
        var random = new Random(7);
        var names = List.of("UK: Dave", "UK: Dave +1", "CZ: Nova", "FR: W9", "Gold", "DE: Sport 1", "UK: Gold HD");
        var guideNames = List.of("Dave", "Nova", "W9", "Gold", "Sport 1", "Eden", "BBC One");
        var endings = List.of(".uk", ".cz", ".fr", "", ".de");
        var lineup = new ArrayList<LineupChannel>();
        var guide = new ArrayList<GuideChannel>();
        var sources = new ArrayList<>(SOURCES);
        var choices = new AtomicReference<>(GuideChoices.NONE);
        var kept = new NameMatcher(_ -> NamingConventions.NONE, choices::get);
        for (var round = 0; round < 200; round++) {
            var id = 1 + random.nextInt(12);
            switch (random.nextInt(5)) {
                case 0 -> {
                    lineup.removeIf(channel -> channel.id().value() == id);
                    lineup.add(channel(id, names.get(random.nextInt(names.size()))));
                }
                case 1 -> lineup.removeIf(channel -> channel.id().value() == id);
                case 2 -> {
                    guide.removeIf(channel -> channel.id().value() == id);
                    var name = guideNames.get(random.nextInt(guideNames.size()));
                    var source = SOURCES.get(random.nextInt(SOURCES.size())).id();
                    guide.add(guide(id, source, name + endings.get(random.nextInt(endings.size())), name));
                }
                case 3 -> sources.set(0, source(FIRST, random.nextBoolean() ? "Guide UK" : "Guide CZ"));
                default ->
                    choices.set(new GuideChoices(
                            Map.of(),
                            Map.of(new ChannelId(id), Set.of(new GuideChannelId(1 + random.nextInt(12)))),
                            Map.of()));
            }
            var fromScratch = new NameMatcher(_ -> NamingConventions.NONE, choices::get);
            assertThat(kept.match(sources, guide, lineup))
                    .as("round " + round)
                    .isEqualTo(fromScratch.match(sources, guide, lineup));
        }
    }

    private static Optional<GuideCountry> countryOf(String name, List<GuideChannel> guide) {
        var match = new NameMatcher(_ -> NamingConventions.NONE, () -> GuideChoices.NONE)
                .match(List.of(source(FIRST, name)), guide, List.of());
        return Optional.ofNullable(match.countries().get(FIRST));
    }

    private static GuideChoices chosen(LineupChannel channel, GuideChoice choice) {
        return new GuideChoices(Map.of(channel.id(), choice), Map.of(), Map.of());
    }

    private static List<MatchedGuideChannel> match(GuideChoices choices, LineupChannel channel) {
        return new NameMatcher(_ -> NamingConventions.NONE, () -> choices)
                .match(SOURCES, GUIDE, List.of(channel))
                .channels()
                .getOrDefault(channel.id(), List.of());
    }

    private static GuideSource source(GuideSourceId id, String name) {
        return new GuideSource(id, GuideSource.Settings.of(name, "http://guide.test/"));
    }

    private static GuideChannel guide(long id, GuideSourceId source, String xmltvId, String name) {
        return new GuideChannel(new GuideChannelId(id), source, xmltvId, List.of(name), List.of(), "", 1);
    }

    private static LineupChannel channel(long id, String name) {
        var listed = new ListedStream(new EntryName(SourceKind.LIVE, name, "", ""), "", "");
        return new LineupChannel(
                new ChannelId(id), "", name, "", "", List.of(new LineupChannel.Stream(new ProviderId(1), listed)), 0);
    }
}
