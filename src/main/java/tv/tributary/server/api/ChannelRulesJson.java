package tv.tributary.server.api;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tv.tributary.catalog.edit.NumberingSettings;
import tv.tributary.catalog.edit.NumberingSettings.Scheme;
import tv.tributary.catalog.rank.RankingSettings;
import tv.tributary.catalog.rank.RankingSettings.Criterion;
import tv.tributary.server.http.HttpError;
import tv.tributary.server.http.HttpError.Reason;
import tv.tributary.text.Messages;

/// Settings for ranking streams and numbering channels.
///
/// @param ranking the first criterion in which two streams differ decides
/// @param numbering where the numbers of channels to come are from
/// @param firstNumber where free numbers begin
/// @param groups where the numbers of groups begin, for `by_group`
record ChannelRulesJson(List<Criterion> ranking, Scheme numbering, int firstNumber, List<GroupStart> groups) {
    /// The first number of a group's channels.
    record GroupStart(String group, int first) {}

    /// The same as a client sends it: what is left out stays. Criteria left out come behind those named.
    record Input(
            @Nullable List<Criterion> ranking,
            @Nullable Scheme numbering,
            @Nullable Integer firstNumber,
            @Nullable List<GroupStart> groups) {
        RankingSettings over(RankingSettings now) {
            return ranking == null ? now : sensible(() -> new RankingSettings(ranking));
        }

        NumberingSettings over(NumberingSettings now) {
            return sensible(() -> new NumberingSettings(
                    numbering == null ? now.scheme() : numbering,
                    firstNumber == null ? now.first() : firstNumber,
                    groups == null ? now.groups() : starts(groups)));
        }

        private static Map<String, Integer> starts(List<GroupStart> groups) {
            var starts = new HashMap<String, Integer>();
            for (var one : groups) {
                if (starts.put(one.group(), one.first()) != null) {
                    throw new IllegalArgumentException("twice: " + one.group());
                }
            }
            return starts;
        }

        /// A list a client sent may hold nulls, too.
        private static <T> T sensible(Supplier<T> made) {
            try {
                return made.get();
            } catch (IllegalArgumentException | NullPointerException _) {
                throw new HttpError(
                        Reason.BAD_REQUEST,
                        Messages.of("server.api.bad-channel-rules", Integer.toString(NumberingSettings.HIGHEST)));
            }
        }
    }

    static ChannelRulesJson of(RankingSettings ranking, NumberingSettings numbering) {
        var groups = numbering.groups().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(one -> new GroupStart(one.getKey(), one.getValue()))
                .toList();
        return new ChannelRulesJson(ranking.order(), numbering.scheme(), numbering.first(), groups);
    }
}
