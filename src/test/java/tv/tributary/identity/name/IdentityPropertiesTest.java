package tv.tributary.identity.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import tv.tributary.identity.match.KeyGrouping;
import tv.tributary.identity.name.ListedStream.EntryName;
import tv.tributary.model.Source.SourceKind;

class IdentityPropertiesTest {
    @Property(tries = 200)
    void orderOfTheListDoesNotChangeWhatMeets(
            @ForAll @Size(max = 60) List<@From("names") String> names, @ForAll long seed) {
        var shuffled = new ArrayList<>(names);
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(clusters(names)).isEqualTo(clusters(shuffled));
    }

    @Property(tries = 500)
    void caseWidthAndMarksDoNotChangeTheKey(@ForAll("names") String name) {
        assertThat(key(name + " FHD")).isEqualTo(key(name));
        assertThat(key(name + " ᴿᴬᵂ")).isEqualTo(key(name));
        assertThat(key("  " + name + " ")).isEqualTo(key(name));
    }

    @Property(tries = 500)
    void everyNameHasAKeyAndATitle(@ForAll String name) {
        if (name.isBlank()) return;
        var channelIdentity = ChannelIdentifier.read(new EntryName(SourceKind.LIVE, name, "", ""));

        assertThat(channelIdentity.key().substring(channelIdentity.key().lastIndexOf('|') + 1))
                .isNotEmpty();
        assertThat(key(name)).isEqualTo(channelIdentity.key());
    }

    @Provide
    Arbitrary<String> names() {
        var prefixes = Arbitraries.of("", "UK: ", "[DE] ", "US| ", "FR - ");
        var brands =
                Arbitraries.of("Nova", "TLC", "Mezzo", "Sky Sport", "Al Jazeera", "Canal+", "Eurosport", "BBC One");
        var tails = Arbitraries.of("", " 1", " 2", " II", " +1", " English", " Plus", " West");
        return Combinators.combine(prefixes, brands, tails).as((one, two, three) -> one + two + three);
    }

    private static Set<Set<String>> clusters(List<String> names) {
        var keyGrouping = new KeyGrouping(0);
        var clusters = new HashMap<Long, Set<String>>();
        for (var name : names) {
            clusters.computeIfAbsent(keyGrouping.place(key(name)), _ -> new HashSet<>())
                    .add(name);
        }
        return Set.copyOf(clusters.values());
    }

    private static String key(String name) {
        return ChannelIdentifier.read(new EntryName(SourceKind.LIVE, name, "", ""))
                .key();
    }
}
