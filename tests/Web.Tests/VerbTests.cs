using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;
using Lodestar.Kernel;
using Lodestar.Persistence;
using Lodestar.Rounds;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lodestar;

/// <summary>A verb that saves takes the person and asks, or says that the machine acts. Read from what the compiler made of it.</summary>
public class VerbTests
{
    private static readonly string[] Saving = ["SaveChanges", "SaveChangesAsync", "ExecuteUpdate", "ExecuteUpdateAsync", "ExecuteDelete", "ExecuteDeleteAsync"];

    private static readonly Dictionary<short, OpCode> OpCodesByValue = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value);

    [Fact]
    public void Every_public_verb_that_saves_takes_a_person_or_says_that_the_machine_acts()
    {
        var all = Verbs().ToList();

        Assert.Contains(all, type => type == typeof(ReflectionRounds));
        Assert.Empty(all.SelectMany(Silent));
    }

    [Fact]
    public void A_verb_that_does_neither_is_seen() =>
        Assert.Equal(["MadeUp.ForgetAllAsync", "MadeUp.SaveBelowAsync", "MadeUp.SaveWithinAsync"], Silent(typeof(MadeUp)).Order(StringComparer.Ordinal));

    [Fact]
    public void No_page_calls_what_is_for_the_machine_past_the_verb_that_asks() =>
        Assert.Empty(typeof(Host).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(PageModel))).SelectMany(PastTheAsking));

    [Fact]
    public void A_page_that_does_is_seen() => Assert.Equal(["MadeUpPage -> MadeUp.CloseAsync"], PastTheAsking(typeof(MadeUpPage)));

    [Fact]
    public void The_machine_always_says_why() =>
        Assert.All(
            typeof(Host)
                .Assembly.GetTypes()
                .SelectMany(type =>
                    type.GetMembers(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
                        .Append<MemberInfo>(type)
                )
                .Select(member => member.GetCustomAttribute<ForTheMachineAttribute>())
                .OfType<ForTheMachineAttribute>(),
            said => Assert.EndsWith(".", said.Why, StringComparison.Ordinal)
        );

    // The classes of one request, as the capabilities declare them.
    private static IEnumerable<Type> Verbs()
    {
        var services = new ServiceCollection();
        var capabilities = Host.Capabilities(new Settings());
        foreach (var one in capabilities)
        {
            one.Services?.Invoke(services);
        }

        return services
            .Where(service => service.Lifetime == ServiceLifetime.Scoped)
            .Select(service => service.ImplementationType ?? service.ServiceType)
            .Concat(capabilities.SelectMany(one => one.Followers))
            .Where(type => type.Assembly == typeof(Host).Assembly)
            .Distinct();
    }

    private static IEnumerable<string> Silent(Type type) =>
        from verb in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        where verb.ReturnType.IsAssignableTo(typeof(Task)) || verb.ReturnType.Name.StartsWith("ValueTask", StringComparison.Ordinal)
        where !verb.GetParameters().Any(parameter => Names(parameter.ParameterType)) && !IsForTheMachine(verb)
        where Reached(verb).Any(called => Saving.Contains(called.Name))
        select $"{type.Name}.{verb.Name}";

    // What is opened for a person knows who that is.
    private static bool Names(Type given) => given == typeof(Person) || given.GetProperties().Any(property => property.PropertyType == typeof(Person));

    private static bool IsForTheMachine(MethodInfo verb) =>
        verb.IsDefined(typeof(ForTheMachineAttribute))
        || verb.DeclaringType!.IsDefined(typeof(ForTheMachineAttribute))
        || verb.DeclaringType!.GetInterfaces()
            .Any(one => one.IsDefined(typeof(ForTheMachineAttribute)) && verb.DeclaringType!.GetInterfaceMap(one).TargetMethods.Contains(verb));

    private static IEnumerable<string> PastTheAsking(Type page) =>
        from handler in page.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        from called in Reached(handler).OfType<MethodInfo>()
        where called.IsDefined(typeof(ForTheMachineAttribute))
        where
            called.DeclaringType!.GetMethods().Any(other => other.Name == called.Name && other.GetParameters().Any(parameter => Names(parameter.ParameterType)))
        select $"{page.Name} -> {called.DeclaringType!.Name}.{called.Name}";

    // All that a method calls, through the other methods of its class, its lambdas, and what the compiler makes of async.
    private static IEnumerable<MethodBase> Reached(MethodInfo from)
    {
        var (seen, waiting) = (new HashSet<MethodBase>(), new Stack<MethodBase>([from]));
        while (waiting.TryPop(out var method))
        {
            if (!seen.Add(method))
            {
                continue;
            }

            if (method.GetCustomAttribute<AsyncStateMachineAttribute>() is { } machine)
            {
                waiting.Push(machine.StateMachineType.GetMethod("MoveNext", BindingFlags.Instance | BindingFlags.NonPublic)!);
            }

            foreach (var called in Called(method))
            {
                if (Outermost(called.DeclaringType) == Outermost(from.DeclaringType))
                {
                    waiting.Push(called);
                }
                else
                {
                    seen.Add(called);
                }
            }
        }

        return seen;
    }

    private static Type? Outermost(Type? type) =>
        type is { IsNested: true } && type.IsDefined(typeof(CompilerGeneratedAttribute)) ? Outermost(type.DeclaringType)
        : type is { IsGenericType: true } ? type.GetGenericTypeDefinition()
        : type;

    private static IEnumerable<MethodBase> Called(MethodBase method)
    {
        var code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (var place = 0; place < code.Length; )
        {
            var value = code[place] == 0xFE ? (short)(0xFE00 | code[place + 1]) : code[place];
            var operation = OpCodesByValue[value];
            place += operation.Size;
            if (operation.OperandType is OperandType.InlineMethod)
            {
                var (types, methods) = (
                    method.DeclaringType is { IsGenericType: true } declaring ? declaring.GetGenericArguments() : null,
                    method.IsGenericMethod ? method.GetGenericArguments() : null
                );
                yield return method.Module.ResolveMethod(BitConverter.ToInt32(code, place), types, methods)!;
            }

            place += operation.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, place)),
                _ => 4,
            };
        }
    }

    private sealed class MadeUp(Db db)
    {
        public Task<int> ForgetAllAsync(CancellationToken stop) => db.Set<Round>().ExecuteDeleteAsync(stop);

        public async Task SaveBelowAsync(CancellationToken stop) => await BelowAsync(stop);

        public Task SaveWithinAsync(CancellationToken stop)
        {
            return WithinAsync();
            async Task WithinAsync() => await db.SaveChangesAsync(stop);
        }

        public Task<int> ReadAsync(CancellationToken stop) => db.Set<Round>().CountAsync(stop);

        public Task CloseAsync(Person by, CancellationToken stop) => by.May(RoundsCan.RunRounds) ? CloseAsync(stop) : Task.CompletedTask;

        [ForTheMachine("A command.")]
        public Task CloseAsync(CancellationToken stop) => BelowAsync(stop);

        private async Task BelowAsync(CancellationToken stop) => await db.SaveChangesAsync(stop);
    }

    private sealed class MadeUpPage(MadeUp verbs) : PageModel
    {
        public Task OnPostAsync(CancellationToken stop) => verbs.CloseAsync(stop);

        public Task OnGetAsync(Person me, CancellationToken stop) => verbs.CloseAsync(me, stop);
    }
}
