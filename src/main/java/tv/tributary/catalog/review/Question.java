package tv.tributary.catalog.review;

import java.util.List;
import tv.tributary.catalog.lineup.ChannelRow;
import tv.tributary.identity.name.PictureQuality;
import tv.tributary.identity.question.QuestionKind;
import tv.tributary.model.SourceId;

/// A question about channels as the user sees it.
///
/// @param id the same for the same question, also after a restart
/// @param sureness how many of a hundred such questions are answered with yes
/// @param one and `other`: two channels that may be one, or the streams that would stay and those that would go
/// @param words why it is asked, in plain words
public record Question(long id, QuestionKind kind, int sureness, Side one, Side other, String words) {
    /// A channel, or a part of one, and what its streams say of themselves.
    public record Side(ChannelRow channel, String name, String logo, List<Line> streams) {
        public Side {
            streams = List.copyOf(streams);
        }
    }

    /// A stream as its list has it.
    ///
    /// @param guideId as the list gives it, or empty
    public record Line(
            SourceId id, String name, String group, String provider, String guideId, PictureQuality quality) {}
}
