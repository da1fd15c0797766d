using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Lodestar.Persistence;

/// <summary>Which failures of a database pass by themselves, and which are a mistake of ours.</summary>
public class TroubleTests
{
    [Theory]
    [InlineData(5, true), InlineData(6, true), InlineData(8, true), InlineData(10, true), InlineData(13, true), InlineData(14, true)]
    [InlineData(1, false), InlineData(11, false), InlineData(19, false), InlineData(26, false)]
    public void A_lock_a_full_disk_and_a_disk_that_is_read_only_pass_and_a_wrong_query_does_not(int code, bool passes)
    {
        Assert.Equal(passes, Trouble.Is(new SqliteException("no", code)));
        Assert.Equal(passes, Trouble.Is(new DbUpdateException("no", new SqliteException("no", code))));
    }

    [Theory]
    [
        InlineData("53100", true),
        InlineData("53300", true),
        InlineData("57P01", true),
        InlineData("57P03", true),
        InlineData("08006", true),
        InlineData("25006", true),
        InlineData("40P01", true),
        InlineData("58030", true)
    ]
    [InlineData("23505", false), InlineData("42P01", false), InlineData("22001", false)]
    public void A_server_that_stops_or_is_full_passes_and_a_wrong_query_does_not(string state, bool passes) =>
        Assert.Equal(passes, Trouble.Is(new InvalidOperationException("no", new PostgresException("no", "ERROR", "ERROR", state))));

    [Fact]
    public void A_server_that_cannot_be_reached_passes() => Assert.True(Trouble.Is(new NpgsqlException("no", new System.Net.Sockets.SocketException(111))));

    [Fact]
    public void A_mistake_of_ours_does_not_pass_by_itself()
    {
        Assert.False(Trouble.Is(new InvalidOperationException("no")));
        Assert.Equal("", Trouble.Name(new InvalidOperationException("no")));
        Assert.Equal("SQLite 13", Trouble.Name(new DbUpdateException("no", new SqliteException("a name that somebody typed", 13))));
    }
}
