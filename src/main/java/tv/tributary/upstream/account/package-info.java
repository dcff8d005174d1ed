/// Providers' accounts: how many connections each has, who holds them, who has priority, and why one was refused.
@org.jspecify.annotations.NullMarked
package tv.tributary.upstream.account;
