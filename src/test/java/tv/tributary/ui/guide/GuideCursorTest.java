package tv.tributary.ui.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tv.tributary.model.ChannelId;

class GuideCursorTest {
    private static final Airing NEWS = airing("News", "18:00", "18:30");
    private static final Airing FILM = airing("Film", "18:30", "20:30");
    /// After an hour of which the guide says nothing.
    private static final Airing LATE = airing("Late", "21:30", "22:00");
    private static final List<Airing> DAY = List.of(NEWS, FILM, LATE);

    @Test
    void rightGoesToTheStartOfTheNextProgramme() {
        var next = at("18:10").right(DAY);
        assertThat(next.on(DAY)).contains(FILM);
        assertThat(next.moment()).isEqualTo(FILM.start());
    }

    @Test
    void rightGoesThroughAHoleByHalfHours() {
        var hole = at("19:00").right(DAY);
        assertThat(hole.on(DAY)).isEmpty();
        assertThat(hole.moment()).isEqualTo(moment("20:30"));
        var further = hole.right(DAY);
        assertThat(further.moment()).isEqualTo(moment("21:00"));
        assertThat(further.right(DAY).on(DAY)).contains(LATE);
        assertThat(at("21:20").right(DAY).moment()).isEqualTo(LATE.start());
    }

    @Test
    void leftGoesToTheProgrammeBefore() {
        assertThat(at("19:00").left(DAY).on(DAY)).contains(NEWS);
    }

    @Test
    void leftGoesThroughAHoleByHalfHours() {
        var hole = at("21:40").left(DAY);
        assertThat(hole.on(DAY)).isEmpty();
        assertThat(hole.moment()).isEqualTo(moment("21:00"));
        assertThat(hole.left(DAY).moment()).isEqualTo(moment("20:30"));
        assertThat(hole.left(DAY).left(DAY).on(DAY)).contains(FILM);
    }

    @Test
    void upAndDownKeepTheMomentAndStayInTheList() {
        var cursor = new GuideCursor(3, moment("19:00"));
        assertThat(cursor.down(1, 10)).isEqualTo(new GuideCursor(4, moment("19:00")));
        assertThat(cursor.down(-9, 10)).isEqualTo(new GuideCursor(0, moment("19:00")));
        assertThat(cursor.down(900, 10)).isEqualTo(new GuideCursor(9, moment("19:00")));
        assertThat(cursor.down(1, 0)).isEqualTo(new GuideCursor(0, moment("19:00")));
    }

    @Test
    void withoutAnyProgrammeItGoesByHalfHours() {
        assertThat(at("18:00").right(List.of()).moment()).isEqualTo(moment("18:30"));
        assertThat(at("18:00").left(List.of()).moment()).isEqualTo(moment("17:30"));
    }

    private static GuideCursor at(String time) {
        return new GuideCursor(0, moment(time));
    }

    private static Instant moment(String time) {
        return Instant.parse("2026-09-01T" + time + ":00Z");
    }

    private static Airing airing(String title, String start, String stop) {
        return new Airing(new ChannelId(1), moment(start), moment(stop), title, "", "", "", Genre.OTHER, List.of());
    }
}
