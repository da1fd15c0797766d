using System.Globalization;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Lodestar.Persistence;

/// <summary>
/// Names the assemblies whose maps make up the model, if a capability is in an assembly of its own. Models with different assemblies are kept
/// apart.
/// </summary>
/// <param name="all">The assemblies.</param>
internal sealed class MappedAssemblies(IReadOnlyList<Assembly> all) : IDbContextOptionsExtension
{
    /// <inheritdoc />
    public DbContextOptionsExtensionInfo Info => new Told(this, all);

    /// <summary>The assemblies that options name; without any, this one.</summary>
    public static IReadOnlyList<Assembly> Of(IDbContextOptions options) => options.FindExtension<MappedAssemblies>()?.All ?? [typeof(Db).Assembly];

    /// <summary>Names the assemblies in options.</summary>
    public static void Add(DbContextOptionsBuilder options, IReadOnlyList<Assembly> assemblies)
    {
        if (assemblies is not [var only] || only != typeof(Db).Assembly)
        {
            ((IDbContextOptionsBuilderInfrastructure)options).AddOrUpdateExtension(new MappedAssemblies(assemblies));
        }
    }

    /// <inheritdoc />
    public void ApplyServices(IServiceCollection services) { }

    /// <inheritdoc />
    public void Validate(IDbContextOptions options) { }

    private IReadOnlyList<Assembly> All => all;

    /// <summary>What EF Core asks of an extension. It keeps one model for each set of services, so different assemblies must not share theirs.</summary>
    private sealed class Told(IDbContextOptionsExtension extension, IReadOnlyList<Assembly> all) : DbContextOptionsExtensionInfo(extension)
    {
        private readonly string names = string.Join(' ', all.Select(one => one.FullName));

        public override bool IsDatabaseProvider => false;

        public override string LogFragment => "";

        public override int GetServiceProviderHashCode() => names.GetHashCode(StringComparison.Ordinal);

        public override bool ShouldUseSameServiceProvider(DbContextOptionsExtensionInfo other) => other is Told told && told.names == names;

        public override void PopulateDebugInfo(IDictionary<string, string> debugInfo) =>
            debugInfo["Lodestar:Assemblies"] = all.Count.ToString(CultureInfo.InvariantCulture);
    }
}
