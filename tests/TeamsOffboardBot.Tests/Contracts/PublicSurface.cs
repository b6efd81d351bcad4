using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace TeamsOffboardBot.Tests.Contracts;

/// <summary>
/// What others can see of an assembly, one signature a line, in the form of the official list: public and protected members,
/// an override shown as virtual, operators and constraints left out.
/// </summary>
internal static class PublicSurface
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IEnumerable<string> MembersOf(Type type)
    {
        var name = NameOf(type);
        return
        [
            .. type.GetConstructors(Declared)
                .Where(c => !c.IsStatic && IsVisible(c))
                .Select(c => $"{name} .ctor {Access(c)} ({Parameters(c)})"),
            .. type.GetMethods(Declared)
                .Where(m => !m.IsSpecialName && IsVisible(m))
                .Select(m => $"{name} .method {Access(m)}{Kind(m)} {NameOf(m.ReturnType)} {m.Name}{Generics(m)}({Parameters(m)})"),
            .. type.GetProperties(Declared)
                .Where(p => p.GetAccessors(nonPublic: true).Any(IsVisible))
                .Select(p => $"{name} .property {NameOf(p.PropertyType)} {p.Name} {{ {Accessors(p)}}}"),
            .. type.GetFields(Declared)
                .Where(f => !f.IsSpecialName && (f.IsPublic || f.IsFamily))
                .Select(f => $"{name} .field {Storage(f)}{NameOf(f.FieldType)} {f.Name}{Value(f)}"),
        ];
    }

    public static string KindOf(Type type) =>
        type.IsInterface ? "interface"
        : type.IsEnum ? "enum"
        : type.IsValueType ? "struct"
        : type is { IsAbstract: true, IsSealed: true } ? "static class"
        : type.IsAbstract ? "abstract class"
        : type.IsSealed ? "sealed class"
        : "class";

    public static IEnumerable<string> BasesOf(Type type)
    {
        Type[] @base = type.BaseType is { } b && b != typeof(object) && b != typeof(ValueType) && b != typeof(Enum) ? [b] : [];
        return @base.Concat(type.GetInterfaces()).Select(NameOf);
    }

    public static string NameOf(Type type)
    {
        if (type.IsByRef)
        {
            return NameOf(type.GetElementType()!) + "&";
        }

        if (type.IsArray)
        {
            return NameOf(type.GetElementType()!) + "[]";
        }

        if (type.IsGenericParameter)
        {
            return type.Name;
        }

        var name = Alias(type) ?? (type.IsNested ? $"{NameOf(type.DeclaringType!)}.{type.Name}" : $"{type.Namespace}.{type.Name}");
        return type.IsGenericType
            ? $"{name.Split('`')[0]}<{string.Join(',', type.GetGenericArguments().Select(NameOf))}>"
            : name;
    }

    public static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static string? Alias(Type type) =>
        type == typeof(bool) ? "bool"
        : type == typeof(int) ? "int"
        : type == typeof(string) ? "string"
        : type == typeof(object) ? "object"
        : type == typeof(void) ? "void"
        : null;

    private static string Access(MethodBase method) => method.IsPublic ? "public" : "protected";

    private static string Kind(MethodInfo method) =>
        method.IsStatic ? " static"
        : method.IsAbstract ? " abstract"
        : method is { IsVirtual: true, IsFinal: false } ? " virtual"
        : string.Empty;

    private static string Generics(MethodInfo method) => method.IsGenericMethodDefinition
        ? $"<{string.Join(',', method.GetGenericArguments().Select(NameOf))}>"
        : string.Empty;

    private static string Accessors(PropertyInfo property) =>
        (property.GetMethod is { } get && IsVisible(get) ? "get; " : string.Empty)
        + (property.SetMethod is { } set && IsVisible(set) ? "set; " : string.Empty);

    private static string Storage(FieldInfo field) => field.IsLiteral ? "const " : field.IsStatic ? "static " : string.Empty;

    private static string Value(FieldInfo field) =>
        field.IsLiteral ? $" = {Convert.ToString(field.GetRawConstantValue(), CultureInfo.InvariantCulture)}" : string.Empty;

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Parameter));

    private static string Parameter(ParameterInfo parameter) =>
        $"{NameOf(parameter.ParameterType)} {parameter.Name}{(parameter.IsOptional ? "=" + Default(parameter.RawDefaultValue) : null)}";

    private static string Default(object? value) => value switch
    {
        null or Missing => "null",
        string text => $"\"{text}\"",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
