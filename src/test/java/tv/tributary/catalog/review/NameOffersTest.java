package tv.tributary.catalog.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tv.tributary.catalog.CatalogRig;
import tv.tributary.catalog.edit.EditRefused;
import tv.tributary.catalog.review.NameOffer.NameReason;
import tv.tributary.identity.name.Brands;
import tv.tributary.identity.name.ChannelDirectory;
import tv.tributary.identity.name.ChannelIdentifier;
import tv.tributary.identity.name.DirectoryFeed;

/// A second list renames no channel; its names are offered.
class NameOffersTest {
    private final CatalogRig rig = new CatalogRig();

    @BeforeEach
    void sync() {
        rig.sync("Home", list("CZ: FILM Paprika"));
        rig.sync("Away", list("CZ: Film Paprika"));
        rig.sync("Third", list("CZ: Film Paprika HD"));
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void whatMostStreamsSayIsTakenAndUndone() {
        assertThat(rig.names()).containsExactly("FILM Paprika");
        assertThat(offers()).extracting(NameOffer::after).containsExactly("Film Paprika");

        take();

        assertThat(rig.names()).containsExactly("Film Paprika");
        assertThat(offers()).isEmpty();

        rig.catalog().history().undo();

        assertThat(rig.names()).containsExactly("FILM Paprika");
        assertThat(offers()).hasSize(1);
    }

    @Test
    void aChannelThatTheUserNamedIsLeftAlone() {
        assertThat(offers()).hasSize(1);
        rig.catalog().editor().rename(rig.channels().getFirst().id(), "Cooking");

        assertThat(offers()).isEmpty();
        assertThat(catchThrowableOfType(EditRefused.class, this::take)).isNotNull();
        assertThat(rig.names()).containsExactly("Cooking");
    }

    @Test
    void aHiddenChannelHasNoOffer() {
        assertThat(offers()).hasSize(1);
        rig.catalog().editor().hide(List.of(rig.channels().getFirst().id()));

        assertThat(offers()).isEmpty();
    }

    @Test
    void theDirectoryIsAskedAsSoonAsItIsThere() {
        assertThat(offers()).extracting(NameOffer::reason).containsExactly(NameReason.STREAMS);
        var paprika = new DirectoryFeed(
                "Paprika.cz",
                "",
                true,
                List.of("TV Film Paprika", "Film Paprika"),
                "cz",
                Set.of("cz"),
                Set.of("cs"),
                false);
        rig.identifier()
                .set(new ChannelIdentifier(
                        Brands.SHIPPED, new ChannelDirectory(List.of(paprika), Map.of(), Map.of(), "1")));

        assertThat(offers()).singleElement().satisfies(offer -> {
            assertThat(offer.after()).isEqualTo("TV Film Paprika");
            assertThat(offer.reason()).isEqualTo(NameReason.DIRECTORY);
        });
    }

    private List<NameOffer> offers() {
        return rig.catalog().nameOffers().all();
    }

    private void take() {
        rig.catalog()
                .nameOffers()
                .apply(rig.channels().stream().map(channel -> channel.id()).toList());
    }

    private static String list(String name) {
        return "#EXTM3U\n#EXTINF:-1," + name + "\nhttp://home.test/live/u/p/" + name.length() + ".ts\n";
    }
}
