/// Records to JSON and back. The only place that knows the JSON library. Pure.
@org.jspecify.annotations.NullMarked
package tv.tributary.format.json;
