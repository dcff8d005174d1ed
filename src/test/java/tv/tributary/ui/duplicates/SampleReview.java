package tv.tributary.ui.duplicates;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tv.tributary.catalog.edit.EditHistory.EditStep;
import tv.tributary.catalog.edit.EditKind;
import tv.tributary.catalog.edit.MergeReview;
import tv.tributary.catalog.lineup.ChannelRow;
import tv.tributary.catalog.lineup.Lineup.CatalogCounts;
import tv.tributary.catalog.review.Question;
import tv.tributary.catalog.review.Questions;
import tv.tributary.identity.name.PictureQuality;
import tv.tributary.identity.question.QuestionKind;
import tv.tributary.model.Channel;
import tv.tributary.model.ChannelId;
import tv.tributary.model.ProviderId;
import tv.tributary.model.SourceId;

/// What a household's merge may look like.
final class SampleReview {
    static final ProviderId HOME = new ProviderId(1);
    static final ProviderId SPARE = new ProviderId(2);
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private SampleReview() {}

    static ChannelRow row(long id, String name, String group, int sources) {
        var channel = new Channel(new ChannelId(id), name, group, "", Long.toString(100 + id), "");
        return new ChannelRow(channel, sources, List.of(HOME, SPARE));
    }

    static List<Question> questions() {
        return List.of(
                new Question(
                        1,
                        QuestionKind.LISTED_AS_ONE,
                        86,
                        side(1, "Sky Sports Main Event", line(1, "UK| SKY SPORTS MAIN EVENT FHD", "UK | Sports", 1)),
                        side(
                                2,
                                "Sky Sports Main Event",
                                line(2, "IE: Sky Sports Main Event HD", "Ireland", 2),
                                line(3, "IE: Sky Sports Main Event", "Ireland", 2)),
                        "Same name after removing country prefixes and quality marks, for United Kingdom and for"
                                + " Ireland, the channel directory lists “Sky Sports Main Event” for both."),
                new Question(
                        2,
                        QuestionKind.COUNTRY_UNSAID,
                        74,
                        side(3, "Canal+ Sport", line(4, "FR| CANAL+ SPORT FHD", "FR | SPORTS", 1)),
                        side(4, "Canal+ Sport", line(5, "Canal+ Sport HD", "Sport", 2)),
                        "Same name after removing country prefixes and quality marks, no conflicting country."),
                new Question(
                        3,
                        QuestionKind.LISTED_AS_TWO,
                        81,
                        side(5, "Boing", line(6, "ES| BOING FHD", "ES | INFANTIL", 1), line(7, "ES| BOING", "ES", 1)),
                        side(5, "Boing", line(8, "[IT] Boing", "Italia | Bambini", 2)),
                        "The channel directory lists “Boing” and “Boing Italia”, for Italy and for Spain."),
                new Question(
                        4,
                        QuestionKind.TWINS,
                        58,
                        side(6, "H2", line(9, "[RU] H2", "Russia", 1)),
                        side(6, "H2", line(10, "[RU] H2 [PL]", "Russia", 1)),
                        "One list has both “[RU] H2 [PL]” and “[RU] H2”."));
    }

    static List<Questions.OpenKind> kinds() {
        return List.of(
                new Questions.OpenKind(QuestionKind.LISTED_AS_ONE, 112, 74),
                new Questions.OpenKind(QuestionKind.COUNTRY_UNSAID, 41, 63),
                new Questions.OpenKind(QuestionKind.LISTED_AS_TWO, 88, 77),
                new Questions.OpenKind(QuestionKind.TWINS, 9, 58));
    }

    private static Question.Side side(long channel, String name, Question.Line... lines) {
        return new Question.Side(
                row(channel, name, lines[0].group(), lines.length), name, "logo:" + channel, List.of(lines));
    }

    private static Question.Line line(long id, String name, String group, int provider) {
        return new Question.Line(
                new SourceId(id),
                name,
                group,
                provider == 1 ? "Living room IPTV" : "Spare",
                id % 2 == 0 ? "channel" + id + ".tv" : "",
                name.contains("FHD") ? PictureQuality.FHD : PictureQuality.UNKNOWN);
    }

    static MergeReview.Figures figures() {
        var largest = new ArrayList<ChannelRow>();
        for (var i = 0; i < 12; i++)
            largest.add(row(20 + i, "BBC One " + (char) ('A' + i), "UK | Entertainment", 14 - i));
        return new MergeReview.Figures(
                new CatalogCounts(11_139, 8_312, 2_827, 1_904, 120),
                List.of(
                        new MergeReview.ProviderShare(HOME, "Living room IPTV", 7_420, 6_018),
                        new MergeReview.ProviderShare(SPARE, "Spare", 3_719, 3_204)),
                largest);
    }

    static List<EditStep> steps() {
        return List.of(
                new EditStep(3, NOON, EditKind.MERGE, "Merged Sky Sports News with 2 others", EditStep.Fate.DONE),
                new EditStep(
                        2,
                        NOON.minusSeconds(300),
                        EditKind.RENAME,
                        "Renamed “BBC 1” to “BBC One”",
                        EditStep.Fate.UNDONE),
                new EditStep(
                        1,
                        NOON.minusSeconds(4_000),
                        EditKind.HIDE,
                        "Hid Shopping TV and 41 others",
                        EditStep.Fate.DONE));
    }
}
