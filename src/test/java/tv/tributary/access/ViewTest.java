package tv.tributary.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tv.tributary.access.View.ChannelFilter;
import tv.tributary.access.View.ChannelOrder;
import tv.tributary.access.View.NameFilter;
import tv.tributary.catalog.lineup.ChannelRow;
import tv.tributary.catalog.lineup.PlaylistSettings;
import tv.tributary.format.json.Json;
import tv.tributary.model.Channel;
import tv.tributary.model.ChannelId;
import tv.tributary.model.ParentalLimit;
import tv.tributary.model.Title.TitleKind;

class ViewTest {
    private static final PlaylistSettings AS_IT_IS = PlaylistSettings.defaults();
    private static final List<ChannelRow> ROWS = List.of(
            row(1, "Zebra", "Sport", "5", false, true),
            row(2, "Alpha", "News", "6", false, false),
            row(3, "Radio One", "Radio", "", true, true),
            row(4, "beta", "News", "7", false, false));

    private static ChannelRow row(long id, String name, String group, String number, boolean radio, boolean favourite) {
        var channel = new Channel(new ChannelId(id), name, group, "", number, "");
        return new ChannelRow(
                channel,
                1,
                List.of(),
                false,
                group.equals("News") ? 1 : 2,
                radio,
                false,
                "",
                favourite,
                Optional.empty());
    }

    private static List<String> seen(View view) {
        return view.of(ROWS, AS_IT_IS).stream()
                .map(row -> (row.channel().number() + " " + row.channel().name()).strip())
                .toList();
    }

    private static View channels(ChannelFilter filter) {
        return View.all().with(filter);
    }

    @Test
    void theHouseholdSeesAllAsItIs() {
        assertThat(seen(View.all())).containsExactly("5 Zebra", "6 Alpha", "Radio One", "7 beta");
        assertThat(View.all().of(ROWS, AS_IT_IS)).isSameAs(ROWS);
    }

    @Test
    void groupsAreChosenOrLeftOut() {
        assertThat(seen(channels(ChannelFilter.all().with(NameFilter.only(List.of("News"))))))
                .containsExactly("6 Alpha", "7 beta");
        assertThat(seen(channels(ChannelFilter.all().with(NameFilter.except(List.of("News", "Radio"))))))
                .containsExactly("5 Zebra");
        assertThat(seen(channels(ChannelFilter.all().with(NameFilter.none())))).isEmpty();
    }

    @Test
    void favouritesRadioAndSingleChannelsAreChosenToo() {
        assertThat(seen(channels(ChannelFilter.all().favourites()))).containsExactly("5 Zebra", "Radio One");
        assertThat(seen(channels(ChannelFilter.all().favourites().withoutRadio())))
                .containsExactly("5 Zebra");
        assertThat(seen(channels(ChannelFilter.all().without(List.of(1L, 3L))))).containsExactly("6 Alpha", "7 beta");
    }

    @Test
    void channelsAreNumberedAnewInTheirOrder() {
        assertThat(seen(View.all().numberedFrom(100)))
                .containsExactly("100 Zebra", "101 Alpha", "102 Radio One", "103 beta");
        assertThat(seen(View.all().with(ChannelOrder.NAME).numberedFrom(1)))
                .containsExactly("1 Alpha", "2 beta", "3 Radio One", "4 Zebra");
        assertThat(seen(View.all().with(ChannelOrder.GROUP)))
                .containsExactly("6 Alpha", "7 beta", "Radio One", "5 Zebra");
    }

    @Test
    void groupsAreTheHouseholdsOwnAlsoWhereFavouritesAreAGroup() {
        var favouritesFirst = new PlaylistSettings(true, false);
        var sport = channels(ChannelFilter.all().with(NameFilter.only(List.of("Sport", "News"))));

        assertThat(sport.of(ROWS, favouritesFirst))
                .extracting(row -> row.channel().name(), row -> row.channel().group())
                .containsExactly(tuple("Zebra", "Favourites"), tuple("Alpha", "News"), tuple("beta", "News"));
    }

    @Test
    void aTitleInACategoryThatIsLeftOutIsNotSeen() {
        var noHorror = NameFilter.except(List.of("Horror"));
        assertThat(noHorror.admitsAny(List.of("Drama"))).isTrue();
        assertThat(noHorror.admitsAny(List.of("Drama", "Horror"))).isFalse();
        assertThat(noHorror.admitsAny(List.of())).isTrue();
        var drama = NameFilter.only(List.of("Drama"));
        assertThat(drama.admitsAny(List.of("Drama", "Horror"))).isTrue();
        assertThat(drama.admitsAny(List.of())).isFalse();
        assertThat(NameFilter.none().admitsAny(List.of())).isFalse();
    }

    @Test
    void equalViewsAreToldByTheSameText() {
        var one = View.all().with(TitleKind.MOVIE, NameFilter.only(List.of("b", "a")));
        var other = View.all().with(TitleKind.MOVIE, NameFilter.only(List.of("a", "b")));
        assertThat(one).isEqualTo(other).hasToString(other.toString());
        assertThat(one).isNotEqualTo(View.all().with(TitleKind.SERIES, NameFilter.only(List.of("a", "b"))));
    }

    @Test
    void aViewIsTheSameAfterItWasStored() {
        var view = channels(ChannelFilter.all()
                        .with(NameFilter.except(List.of("Shop")))
                        .favourites()
                        .without(List.of(7L)))
                .with(TitleKind.SERIES, NameFilter.none())
                .numberedFrom(500)
                .withGuideDays(3)
                .withoutLogos();
        assertThat(Json.read(Json.write(view), View.all())).isEqualTo(view);
        assertThat(Json.read("{\"firstNumber\":5}", View.all()))
                .isEqualTo(View.all().numberedFrom(5));
    }

    @Test
    void numbersThatNobodyCanUseAreRefused() {
        assertThatThrownBy(() -> View.all().numberedFrom(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> View.all().withGuideDays(31)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatAProviderMarksAsForAdultsIsKeptFromWhoeverHasAnAgeLimit() {
        var late = new ChannelRow(
                new Channel(new ChannelId(9), "Late", "News", "", "", ""),
                1,
                List.of(),
                false,
                1,
                false,
                true,
                "",
                false,
                Optional.empty());

        assertThat(View.all().sees(late)).isTrue();
        assertThat(View.all()
                        .withParental(Optional.of(new ParentalLimit(12, true)))
                        .sees(late))
                .isFalse();
    }
}
