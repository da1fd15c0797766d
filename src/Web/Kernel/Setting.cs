namespace Lodestar.Kernel;

/// <summary>A setting of one capability: an environment variable and, if it has a name, an option of the command line.</summary>
/// <param name="Variable">The variable, for instance <c>LODESTAR_KEEP_ANSWERS</c>.</param>
/// <param name="Means">What it means, for the help of the command line.</param>
/// <param name="Option">The option, for instance <c>--keep-answers</c>; null if there is none.</param>
internal abstract record Setting(string Variable, string Means, string? Option)
{
    /// <summary>Reads a value.</summary>
    /// <exception cref="InstallationException">The value is not understood; the message says in one line what is.</exception>
    public abstract object Understood(string given);
}

/// <summary>A setting of one capability, with the type of its value.</summary>
/// <param name="Variable">The variable, for instance <c>LODESTAR_KEEP_ANSWERS</c>.</param>
/// <param name="Means">What it means, for the help of the command line.</param>
/// <param name="Usual">The default value.</param>
/// <param name="Read">Reads a value; null if it is not understood.</param>
/// <param name="Fault">One line that says which values are understood.</param>
/// <param name="Option">The option, for instance <c>--keep-answers</c>; null if there is none.</param>
internal sealed record Setting<T>(string Variable, string Means, T Usual, Func<string, T?> Read, string Fault, string? Option = null)
    : Setting(Variable, Means, Option)
    where T : struct
{
    /// <inheritdoc />
    public override object Understood(string given) => Read(given) ?? throw new InstallationException(Fault);
}

/// <summary>Thrown for settings that do not fit the database, and for a sample that is not allowed.</summary>
public class InstallationException(string message) : Exception(message);
