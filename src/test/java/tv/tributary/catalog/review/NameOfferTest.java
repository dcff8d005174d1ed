package tv.tributary.catalog.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tv.tributary.catalog.review.NameOffer.NameReason;
import tv.tributary.model.ChannelId;

class NameOfferTest {
    private static final ChannelId CHANNEL = new ChannelId(1);

    @Test
    void theDirectorySpeaksFirst() {
        var offer =
                NameOffer.of(CHANNEL, "BBC 1", List.of("BBC 1", "BBC 1", "BBC One HD"), List.of("BBC One", "BBC One"));

        assertThat(offer).contains(new NameOffer(CHANNEL, "BBC 1", "BBC One", NameReason.DIRECTORY, 2, 3));
        assertThat(offer.orElseThrow().words()).isEqualTo("Listed as “BBC One” in the channel directory.");
    }

    @Test
    void aDirectoryOfTwoMindsOrOfFewStreamsIsSilent() {
        assertThat(of("Nova", List.of("Nova", "Nova"), List.of("Nova TV", "TV Nova")))
                .isEmpty();
        assertThat(of("Nova", List.of("Nova", "Nova", "Nova"), List.of("Nova TV")))
                .isEmpty();
    }

    @Test
    void whatMostStreamsAreCalledIsOffered() {
        var offer = NameOffer.of(CHANNEL, "KIKA", List.of("KIKA", "KiKA", "KiKA"), List.of());

        assertThat(offer).contains(new NameOffer(CHANNEL, "KIKA", "KiKA", NameReason.STREAMS, 2, 3));
        assertThat(offer.orElseThrow().words()).isEqualTo("2 of 3 streams call it so.");
    }

    @Test
    void halfOfTheStreamsAreNoReason() {
        assertThat(of("Kika DE", List.of("Kika DE", "KiKA", "Kika DE", "KiKA"), List.of()))
                .isEmpty();
        assertThat(of("Kika DE", List.of("KiKA"), List.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "TV2Sef, TV2 Séf, true",
        "GULLI, Gulli, true",
        "RTL Klub, RTL, false",
        "CNBC Europe, CNBC, false",
        "La Chaîne Météo, La Chaine Meteo, false",
        "Thikrayat, ذكريات, false",
        "euronews, EURONEWS, false",
    })
    void streamsKnowHowANameIsSpeltAndNotWhatAChannelIsCalled(String name, String spelt, boolean isOffered) {
        assertThat(of(name, List.of(name, spelt, spelt), List.of()).isPresent()).isEqualTo(isOffered);
    }

    @Test
    void capitalsAreNoBetterHoweverManyWriteThem() {
        assertThat(of("Film Paprika", List.of("FILM PAPRIKA", "FILM PAPRIKA", "Film Paprika"), List.of()))
                .isEmpty();
    }

    @Test
    void aProperNameInCapitalsIsOffered() {
        assertThat(of("Vlk", List.of("Vlk"), List.of("VLK"))).contains("VLK");
    }

    @Test
    void aGoodNameIsKept() {
        assertThat(of("ZDF", List.of("ZDF", "ZDF"), List.of("ZDF", "ZDF"))).isEmpty();
        assertThat(of("24", List.of("24", "24"), List.of())).isEmpty();
        assertThat(of("ZDF", List.of(), List.of())).isEmpty();
    }

    private static Optional<String> of(String name, List<String> titles, List<String> listed) {
        return NameOffer.of(CHANNEL, name, titles, listed).map(NameOffer::after);
    }
}
