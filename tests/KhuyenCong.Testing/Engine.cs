namespace KhuyenCong.Testing;

public enum Engine
{
    Sqlite,
    Postgres,
}

/// <summary>Every web test runs on both engines: <c>[Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]</c>.</summary>
public static class Engines
{
    public static IEnumerable<object[]> Both => [[Engine.Sqlite], [Engine.Postgres]];

    /// <summary>For long tests of what the engine hardly touches: SQLite; with CATALOGUE_ATTACKS=both PostgreSQL as well.</summary>
    public static IEnumerable<object[]> OfLongAttacks => Environment.GetEnvironmentVariable("CATALOGUE_ATTACKS") == "both" ? Both : [[Engine.Sqlite]];
}
