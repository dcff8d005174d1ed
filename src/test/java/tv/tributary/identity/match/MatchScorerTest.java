package tv.tributary.identity.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tv.tributary.identity.match.MatchScorer.ChannelFeatures;

class MatchScorerTest {
    private final MatchScorer matchScorer = new MatchScorer(LogoHashes.BLIND);

    @Test
    void sameNameAndGuideIdJoinWhereOneCountryIsUnknown() {
        add(1, "tv|cz|novasat", "Nova Sat", "nova.cz");
        add(2, "tv||novasat", "Nova Sat", "nova.cz");

        assertThat(matchScorer.settle().merged()).isEqualTo(Map.of(2L, 1L));
    }

    @Test
    void sameNameAloneIsAQuestion() {
        add(1, "tv|cz|novasat", "Nova Sat", "");
        add(2, "tv||novasat", "Nova Sat", "");

        var mergeResult = matchScorer.settle();

        assertThat(mergeResult.merged()).isEmpty();
        assertThat(mergeResult.suggested()).singleElement().satisfies(pair -> {
            assertThat(pair.channel()).isEqualTo(1);
            assertThat(pair.other()).isEqualTo(2);
            assertThat(pair.reason().words())
                    .isEqualTo("Same name after removing country prefixes and quality marks, no conflicting"
                            + " country.");
        });
    }

    @Test
    void twoCountriesAloneAreNoQuestion() {
        add(1, "tv|cz|novasat", "Nova Sat", "");
        add(2, "tv|bg|novasat", "Nova Sat", "");

        assertThat(matchScorer.settle().suggested()).isEmpty();
    }

    @Test
    void unknownCountryIsNoBridgeBetweenTwo() {
        add(1, "tv|cz|novasat", "Nova Sat", "nova");
        add(2, "tv||novasat", "Nova Sat", "nova");
        add(3, "tv|bg|novasat", "Nova Sat", "nova");

        assertThat(matchScorer.settle().of(3)).isNotEqualTo(matchScorer.settle().of(1));
    }

    @Test
    void guideIdProvesNothingAgainstNumbersShiftsAndRegions() {
        add(1, "tv|us|espn", "ESPN", "espn.us");
        add(2, "tv|us|espn2", "ESPN 2", "espn.us");
        add(3, "tv|us|espn;+1", "ESPN +1", "espn.us");
        add(4, "tv|us|espn;west", "ESPN West", "espn.us");

        assertThat(matchScorer.settle()).isEqualTo(new MergeResult(Map.of(), List.of(), List.of()));
    }

    @Test
    void idOfManyNamesSaysNothing() {
        for (var i = 1; i < 8; i++) add(i, "tv||channelnumber" + (char) ('a' + i), "Channel", "default");

        assertThat(matchScorer.settle()).isEqualTo(new MergeResult(Map.of(), List.of(), List.of()));
    }

    @Test
    void otherWayToWriteAForeignNameIsAQuestion() {
        add(1, "tv|arabic|almasriya", "Al Masriya", "");
        add(2, "tv|arabic|almasriyah", "Al-Masriyah", "");

        assertThat(matchScorer.settle().suggested()).hasSize(1);
    }

    @Test
    void equalKeysMeetAgain() {
        add(1, "tv||mezzo", "Mezzo", "");
        add(9, "tv||mezzo", "MEZZO", "");

        assertThat(matchScorer.settle().of(9)).isEqualTo(1);
    }

    @Test
    void onlyWhatSharesANameOrAnIdIsWeighedWithNewChannels() {
        add(9, "tv||novasat", "Nova Sat", "nova.cz");

        matchScorer.addIfNear(clue(1, "tv|cz|novasat", "Nova Sat", "nova.cz"));
        matchScorer.addIfNear(clue(2, "tv|cz|classica", "Classica", ""));
        matchScorer.addIfNear(clue(3, "tv||classica", "Classica", ""));

        var mergeResult = matchScorer.settle();

        assertThat(mergeResult.merged()).isEqualTo(Map.of(9L, 1L));
        assertThat(mergeResult.sure())
                .singleElement()
                .satisfies(pair -> assertThat(pair.reason().words()).contains("guide id"));
        assertThat(mergeResult.suggested()).isEmpty();
    }

    @Test
    void rareWordAndALogoJoinWhereCommonWordsAreAQuestion() {
        matchScorer.add(new ChannelFeatures(1, "tv|cz|tvpaprika", "TV Paprika", "", "http://logo.test/p.png"));
        matchScorer.add(new ChannelFeatures(2, "tv||tvpaprika", "TV Paprika", "", "http://logo.test/p.png"));
        matchScorer.add(new ChannelFeatures(3, "tv|cz|newsone", "News One", "", "http://logo.test/n.png"));
        matchScorer.add(new ChannelFeatures(4, "tv||newsone", "News One", "", "http://logo.test/n.png"));

        var mergeResult = matchScorer.settle();

        assertThat(mergeResult.merged()).isEqualTo(Map.of(2L, 1L));
        assertThat(mergeResult.suggested())
                .singleElement()
                .satisfies(pair -> assertThat(pair.channel()).isEqualTo(3));
    }

    @Test
    void commonWordsOfAnUnknownCountryAreNotEvenAQuestion() {
        add(1, "tv|cz|newsone", "News One", "");
        add(2, "tv||newsone", "News One", "");

        assertThat(matchScorer.settle().suggested()).isEmpty();
    }

    @Test
    void wordOfManyChannelsOfTheUserIsNotRare() {
        for (var i = 10; i < 20; i++) add(i, "tv||paprika" + (char) ('a' + i), "Paprika " + (char) ('a' + i), "");
        matchScorer.add(new ChannelFeatures(1, "tv|cz|tvpaprika", "TV Paprika", "", "http://logo.test/p.png"));
        matchScorer.add(new ChannelFeatures(2, "tv||tvpaprika", "TV Paprika", "", "http://logo.test/p.png"));

        assertThat(matchScorer.settle().merged()).isEmpty();
    }

    private void add(long channel, String key, String title, String guideId) {
        matchScorer.add(clue(channel, key, title, guideId));
    }

    private static ChannelFeatures clue(long channel, String key, String title, String guideId) {
        return new ChannelFeatures(channel, key, title, guideId, "");
    }
}
