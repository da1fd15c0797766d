namespace Lodestar.Kernel;

/// <summary>
/// Says that a verb which saves asks no person for a permission, and why: a job or a command calls it, or somebody who has no
/// account, as practitioners have none. Every other public verb that saves takes the person and asks in its own place.
/// </summary>
/// <param name="why">Who acts, and what keeps others from it.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class | AttributeTargets.Interface)]
public sealed class ForTheMachineAttribute(string why) : Attribute
{
    /// <summary>Who acts, and what keeps others from it.</summary>
    public string Why => why;
}
