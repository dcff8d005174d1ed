package tv.tributary.library.export;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A person who made a film, or plays in it.
///
/// @param role of an actor; empty if unknown
record CreditedPerson(String name, String role) {
    private static final Pattern BETWEEN = Pattern.compile("\\s*[,;|/\\n]\\s*");
    /// `Robert Downey, Jr.` is one person.
    private static final Pattern SUFFIX = Pattern.compile("(?i)(jr|sr)\\.?|I{2,3}|IV");

    private static final Pattern WITH_ROLE = Pattern.compile("(.+?)\\s*(?:\\((?:as )?([^()]+)\\)| as (.+))");
    /// Media servers fetch a picture of each.
    private static final int MOST = 40;

    /// The people in a provider's list of names; each once, in its order.
    static List<CreditedPerson> of(String names) {
        var people = new ArrayList<CreditedPerson>();
        for (var part : BETWEEN.splitAsStream(names).toList()) {
            if (part.isBlank()) continue;
            if (SUFFIX.matcher(part.strip()).matches() && !people.isEmpty()) {
                var before = people.removeLast();
                people.add(new CreditedPerson(before.name() + ", " + part.strip(), before.role()));
                continue;
            }
            var person = person(part.strip());
            if (people.size() < MOST
                    && people.stream().noneMatch(one -> one.name().equals(person.name()))) people.add(person);
        }
        return people;
    }

    private static CreditedPerson person(String text) {
        var both = WITH_ROLE.matcher(text);
        if (!both.matches()) return new CreditedPerson(text, "");
        var role = both.group(2) == null ? both.group(3) : both.group(2);
        return new CreditedPerson(both.group(1), role.strip());
    }
}
