package tv.tributary.ui.duplicates;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tv.tributary.catalog.edit.EditHistory.EditStep;
import tv.tributary.catalog.edit.EditKind;
import tv.tributary.catalog.edit.MergeReview;
import tv.tributary.catalog.edit.MergeReview.Question;
import tv.tributary.catalog.lineup.ChannelRow;
import tv.tributary.catalog.lineup.Lineup.CatalogCounts;
import tv.tributary.model.Channel;
import tv.tributary.model.ChannelId;
import tv.tributary.model.ProviderId;

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
                        row(1, "Sky Sports Main Event", "UK | Sports", 3),
                        row(2, "Sky Sport Main Event", "UK Sky Sports", 2),
                        86,
                        "Same guide id, both in the UK; one word is written otherwise."),
                new Question(
                        2,
                        row(3, "Canal+ Sport", "FR", 2),
                        row(4, "Canal Plus Sport", "France Sports", 4),
                        74,
                        "Same name after reading “+” as “plus”, same logo."),
                new Question(
                        3,
                        row(5, "Discovery Channel", "", 1),
                        row(6, "Discovery Channel Deutschland", "DE | Doku", 2),
                        58,
                        "Same name but for a country that only one of them says."));
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
                largest,
                3);
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
