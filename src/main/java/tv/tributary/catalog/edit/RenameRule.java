package tv.tributary.catalog.edit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import tv.tributary.catalog.edit.EditRefused.EditProblem;
import tv.tributary.model.Channel;
import tv.tributary.model.ChannelId;
import tv.tributary.text.InterruptibleText;

/// A rule that renames many channels.
public sealed interface RenameRule {
    /// Takes a beginning away, in any case, with the space after it.
    record CutStart(String start) implements RenameRule {
        @Override
        public String apply(String name) {
            return name.toLowerCase(Locale.ROOT).startsWith(start.toLowerCase(Locale.ROOT))
                            && name.length() >= start.length()
                    ? name.substring(start.length())
                    : name;
        }
    }

    /// Puts a text before the name.
    record AddStart(String start) implements RenameRule {
        @Override
        public String apply(String name) {
            return start + name;
        }
    }

    /// Puts another text in the place of one, wherever it stands.
    record Swap(String text, String other) implements RenameRule {
        @Override
        public String apply(String name) {
            return text.isEmpty() ? name : name.replace(text, other);
        }
    }

    /// A regular expression in Java's way of writing, found in any case; `$1` in `other` stands for its first group.
    ///
    /// @param patience for all names together
    record Match(String pattern, String other, Duration patience) implements RenameRule {
        public Match(String pattern, String other) {
            this(pattern, other, Duration.ofSeconds(2));
        }

        @Override
        public String apply(String name) {
            return replacer().apply(name);
        }

        @Override
        public List<Renamed> preview(List<Channel> channels) {
            return RenameRule.preview(channels, replacer());
        }

        private Applied replacer() {
            try {
                var compiled = Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
                var end = System.nanoTime() + patience.toNanos();
                return name -> replaced(compiled, new InterruptibleText(name, end));
            } catch (PatternSyntaxException e) {
                throw refused(e);
            }
        }

        private String replaced(Pattern compiled, InterruptibleText name) {
            try {
                return compiled.matcher(name).replaceAll(other);
            } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
                // A `$` without a group.
                throw refused(e);
            } catch (InterruptibleText.TimeIsUp | StackOverflowError _) {
                throw new EditRefused(EditProblem.SLOW_PATTERN);
            }
        }

        private static EditRefused refused(Exception why) {
            var line = String.valueOf(why.getMessage()).lines().findFirst().orElse("");
            return new EditRefused(EditProblem.BAD_PATTERN, line);
        }
    }

    /// @param before and after: its name
    record Renamed(ChannelId channel, String before, String after) {}

    /// The name it makes of one; may be blank, then the channel keeps its own.
    String apply(String name);

    /// Previews its effect on channels: only those whose name it changes.
    ///
    /// @throws EditRefused if a pattern cannot be read or takes too long
    default List<Renamed> preview(List<Channel> channels) {
        return preview(channels, this::apply);
    }

    /// Makes a name of a name.
    interface Applied {
        String apply(String name);
    }

    private static List<Renamed> preview(List<Channel> channels, Applied rule) {
        var renamed = new ArrayList<Renamed>();
        for (var channel : channels) {
            var after = rule.apply(channel.name()).strip();
            if (after.isEmpty() || after.equals(channel.name())) continue;
            renamed.add(new Renamed(channel.id(), channel.name(), after));
        }
        return renamed;
    }
}
