"""The style sheet of all that moves. Drawings in the moving layer carry its classes."""

from dioramacast.models import ArtworkSpec
from dioramacast.renderer import svg
from dioramacast.renderer.air.wind import blows_right, slant_of
from dioramacast.renderer.geometry import clamp
from dioramacast.renderer.mood.weather import Rain, weather_of


def motion_rules(spec: ArtworkSpec) -> str:
    """CSS in which only transform and opacity change, and which a viewer can have stand still.

    What it moves is drawn anew each frame: lines there are translucent by ``stroke-opacity``, which costs nothing, as
    ``opacity`` within the group's would not.

    ``dr`` clouds and veils drift, ``rn`` rain, ``sn`` snow, ``gu`` gusts, ``bt`` bolts, ``fl`` flickers, ``tw`` whirls.
    """
    slant, side = slant_of(spec), 1 if blows_right(spec) else -1
    run, drop = 70.0, 70.0
    if weather_of(spec.condition).rain is Rain.DRIVEN:
        run, drop = 150.0, 62.0
    rain_x = svg.number(side * run if run != drop else drop * slant)
    back_x = rain_x[1:] if rain_x.startswith("-") else "-" + rain_x
    sway = svg.number(clamp(60 * slant, -46, 46) or 18)
    drift = svg.number(clamp(7 + spec.wind_speed_ms, 9, 24) * side)
    hurry = clamp(1.35 - 0.03 * spec.wind_speed_ms, 0.8, 1.3)
    return (
        f"@keyframes dr{{from{{transform:translateX(0)}}to{{transform:translateX({drift}px)}}}}"
        f"@keyframes rn{{0%{{transform:translate({back_x}px,{-drop:.0f}px);opacity:0}}20%,80%{{opacity:1}}"
        f"100%{{transform:translate({rain_x}px,{drop:.0f}px);opacity:0}}}}"
        "@keyframes sn{0%{transform:translate(0,-70px);opacity:0}15%,85%{opacity:1}"
        f"100%{{transform:translate({sway}px,70px);opacity:0}}}}"
        f"@keyframes gu{{0%{{transform:translateX({-90 * side}px);opacity:0}}40%{{opacity:1}}"
        f"100%{{transform:translateX({120 * side}px);opacity:0}}}}"
        "@keyframes bt{0%,88%,93%,100%{opacity:1}90%,95%{opacity:.25}}"
        "@keyframes fl{from{opacity:1}to{opacity:.55}}"
        f"@keyframes tw{{from{{transform:skewX(-3deg)}}to{{transform:translateX({14 * side}px) skewX(4deg)}}}}"
        ".dr{animation:dr 14s ease-in-out infinite alternate}"
        ".dr2{animation-duration:19s;animation-direction:alternate-reverse}"
        f".rn{{animation:rn {svg.number(hurry)}s linear -.6s infinite}}.sn{{animation:sn 7s linear -3s infinite}}"
        ".gu{animation:gu 3.4s ease-in-out -1.4s infinite}.bt{animation:bt 7s linear infinite}"
        ".fl{animation:fl 3.7s ease-in-out infinite alternate}.fl1{animation-duration:5.3s}"
        ".fl2{animation-duration:7.1s}.tw{animation:tw 2.9s ease-in-out infinite alternate}"
        ".rn.p1{animation-delay:-1s}.rn.p2{animation-delay:-.2s}"
        ".sn.p1{animation-delay:-5s}.sn.p2{animation-delay:-1s}.gu.p1{animation-delay:-2.5s}.gu.p2{animation-delay:-.8s}"
        "@media (prefers-reduced-motion:reduce){*{animation:none!important}}"
    )
