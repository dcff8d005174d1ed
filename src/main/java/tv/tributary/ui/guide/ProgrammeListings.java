package tv.tributary.ui.guide;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tv.tributary.format.xmltv.Credit;
import tv.tributary.format.xmltv.EpisodeNumbers;
import tv.tributary.format.xmltv.Programme;
import tv.tributary.format.xmltv.Programme.EpisodeNumber;
import tv.tributary.format.xmltv.XmltvChannel.LocalizedText;
import tv.tributary.guide.Guide;
import tv.tributary.model.ChannelId;
import tv.tributary.text.Messages;
import tv.tributary.ui.guide.AiringCache.GuideListings;

/// The household's own guide as the page shows it. Thread-safe; may block.
final class ProgrammeListings implements GuideListings {
    private static final int MOST_NAMES = 6;

    private final Guide guide;

    ProgrammeListings(Guide guide) {
        this.guide = guide;
    }

    @Override
    public Map<ChannelId, List<Airing>> between(List<ChannelId> channels, Instant from, Instant to) {
        var all = new LinkedHashMap<ChannelId, List<Airing>>();
        guide.programmes()
                .of(channels, from, to)
                .forEach((channel, found) -> all.put(
                        channel,
                        found.stream()
                                .flatMap(one -> airing(channel, one).stream())
                                .toList()));
        return all;
    }

    @Override
    public List<Airing> search(String words, Instant from, int most) {
        return guide.programmes().search(words, from, most).stream()
                .flatMap(found -> airing(found.channel(), found.programme()).stream())
                .toList();
    }

    @Override
    public boolean hasGuide(ChannelId channel) {
        return guide.matches(channel).stream()
                .anyMatch(match -> match.confidence().isServed());
    }

    @Override
    public boolean isEmpty() {
        return !guide.hasProgrammes();
    }

    @Override
    public Map<ChannelId, Integer> archiveDays() {
        return guide.matches().archiveDays();
    }

    /// Empty for what has no end, or ends as it begins.
    static Optional<Airing> airing(ChannelId channel, Programme programme) {
        var start = programme.start().toInstant();
        var stop = programme.stop().map(end -> end.toInstant()).filter(end -> end.isAfter(start));
        return stop.map(end -> new Airing(
                channel,
                start,
                end,
                programme.title(),
                first(programme.subTitles()),
                episode(programme.episodeNumbers()),
                first(programme.descriptions()),
                Genre.of(
                        programme.categories().stream().map(LocalizedText::text).toList()),
                facts(programme)));
    }

    private static String first(List<LocalizedText> texts) {
        return texts.isEmpty() ? "" : texts.getFirst().text();
    }

    private static String episode(List<EpisodeNumber> numbers) {
        return EpisodeNumbers.forPlayers(numbers).stream()
                .filter(one -> one.system().equals("onscreen"))
                .map(one -> one.number().strip())
                .findFirst()
                .orElse("");
    }

    private static List<String> facts(Programme programme) {
        var facts = new ArrayList<String>();
        if (programme.isNew()) facts.add(Messages.of("guide.new"));
        if (programme.previouslyShown().isPresent()) facts.add(Messages.of("guide.repeat"));
        var year = programme.date().length() >= 4 ? programme.date().substring(0, 4) : "";
        var origin = programme.countries().stream().map(LocalizedText::text).collect(Collectors.joining(", "));
        if (!(year + origin).isBlank()) facts.add((origin + " " + year).strip());
        add(facts, "guide.directed", names(programme, Credit.Function.DIRECTOR));
        add(facts, "guide.cast", names(programme, Credit.Function.ACTOR));
        add(
                facts,
                "guide.rating",
                programme.ratings().stream().map(rating -> rating.value()).toList());
        add(
                facts,
                "guide.stars",
                programme.starRatings().stream()
                        .map(rating -> rating.value())
                        .limit(1)
                        .toList());
        return facts;
    }

    private static List<String> names(Programme programme, Credit.Function function) {
        return programme.credits().stream()
                .filter(credit -> credit.function() == function)
                .map(Credit::name)
                .limit(MOST_NAMES)
                .toList();
    }

    private static void add(List<String> facts, String key, List<String> values) {
        if (!values.isEmpty()) facts.add(Messages.of(key, String.join(", ", values)));
    }
}
