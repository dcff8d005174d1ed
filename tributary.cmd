@echo off
rem Starts Tributary from its source folder:  tributary [options]      (tributary --help tells which)
rem Runs its tests:                           tributary test [maven options]
rem Needs a JDK 25 or newer and Maven (mvn) on the path.  APP_JAVA_HOME and JAVA_HOME are looked at first.
rem
rem Builds into target\app, each build into a folder of its own, so that a running program keeps its jars.
rem Delayed expansion stays off: with it, an exclamation mark in a path or an argument would be lost.
setlocal EnableExtensions DisableDelayedExpansion
set "HERE=%~dp0"
set "APPS=%HERE%target\app"
set "JDK="

call :try "%APP_JAVA_HOME%"
call :try "%JAVA_HOME%"
for %%R in ("%ProgramFiles%\Eclipse Adoptium" "%ProgramFiles%\Java" "%ProgramFiles%\Microsoft" "%ProgramFiles%\Zulu" "%ProgramFiles%\Amazon Corretto" "%USERPROFILE%\.jdks") do (
  if exist "%%~R" for /d %%D in ("%%~R\*") do call :try "%%~D"
)
if not defined JDK (
  echo tributary: no JDK 25 or newer found. Install one, or set JAVA_HOME to where it is. 1>&2
  exit /b 1
)

if /i "%~1"=="test" goto :test

call :stale
if not errorlevel 1 (
  call :build || exit /b 1
)
set "NUMBER="
if exist "%APPS%\current" set /p NUMBER=<"%APPS%\current"
if not exist "%APPS%\%NUMBER%\tributary.jar" (
  echo tributary: the build left no program in "%APPS%". 1>&2
  exit /b 1
)
rem What starts the program with the user's session, if they want that.
set "TRIBUTARY_LAUNCHER=%HERE%tributary.cmd"
"%JDK%\bin\java.exe" "@%HERE%installer\java.args" %TRIBUTARY_JAVA_OPTS% -jar "%APPS%\%NUMBER%\tributary.jar" %*
exit /b %ERRORLEVEL%

rem Everything behind the word "test" goes to Maven as it was written.
:test
call :maven || exit /b 1
set "JAVA_HOME=%JDK%"
set REST=%*
set REST=%REST:*test=%
call mvn -B -ntp -f "%HERE%pom.xml" verify %REST%
exit /b %ERRORLEVEL%

:build
call :maven || exit /b 1
echo tributary: building, the first time takes a minute or two 1>&2
setlocal
set "JAVA_HOME=%JDK%"
if not exist "%APPS%" mkdir "%APPS%"
if exist "%APPS%\unfinished" if exist "%APPS%\build" rmdir /s /q "%APPS%\build"
echo started> "%APPS%\unfinished"
call mvn -B -ntp -q -f "%HERE%pom.xml" "-Dbuild.folder=%APPS%\build" -Dmaven.test.skip=true package 1>&2 || exit /b 1
set "OLD=0"
if exist "%APPS%\current" set /p OLD=<"%APPS%\current"
set "NEXT=%OLD%"
:next
set /a NEXT+=1
if exist "%APPS%\%NEXT%" goto :next
mkdir "%APPS%\%NEXT%" || exit /b 1
move "%APPS%\build\lib" "%APPS%\%NEXT%\lib" >nul || exit /b 1
move "%APPS%\build\tributary.jar" "%APPS%\%NEXT%\tributary.jar" >nul || exit /b 1
rem Moved, it keeps the time at which the build began.
move "%APPS%\unfinished" "%APPS%\%NEXT%\built" >nul || exit /b 1
>"%APPS%\next" echo %NEXT%
move /y "%APPS%\next" "%APPS%\current" >nul || exit /b 1
rem Windows does not remove jars that a running program has open: what can be removed whole runs nowhere.
for /d %%D in ("%APPS%\*") do if /i not "%%~nxD"=="build" if not "%%~nxD"=="%NEXT%" if not "%%~nxD"=="%OLD%" call :sweep "%%~D"
exit /b 0

rem Renaming fails for a folder with an open file in it.
:sweep
ren "%~1" "%~nx1.old" 2>nul && rmdir /s /q "%~1.old"
exit /b 0

rem Takes the folder if it holds a JDK that is new enough and none was found before.
:try
if defined JDK exit /b 0
if "%~1"=="" exit /b 0
if not exist "%~1\bin\javac.exe" exit /b 0
if not exist "%~1\release" exit /b 0
rem The line is JAVA_VERSION="25.0.3": between the quotation marks, up to the first dot.
for /f usebackq^ tokens^=2^ delims^=^" %%V in (`findstr /b "JAVA_VERSION=" "%~1\release"`) do for /f "delims=.-+" %%N in ("%%V") do if %%N GEQ 25 set "JDK=%~1"
exit /b 0

:maven
where mvn >nul 2>nul && exit /b 0
echo tributary: Maven is missing, which builds the program. Install it and put mvn on the path. 1>&2
exit /b 1

rem Succeeds if something changed since the last build. The folder reaches PowerShell through the environment, where no character
rem of it means anything.
:stale
set "NUMBER="
if exist "%APPS%\current" set /p NUMBER=<"%APPS%\current"
if not defined NUMBER exit /b 0
if not exist "%APPS%\%NUMBER%\built" exit /b 0
set "BUILT=%APPS%\%NUMBER%\built"
powershell -NoProfile -Command "$b = (Get-Item -LiteralPath $env:BUILT).LastWriteTime; if (Get-ChildItem -Recurse -LiteralPath ($env:HERE + 'src\main'), ($env:HERE + 'pom.xml') | Where-Object { $_.LastWriteTime -gt $b } | Select-Object -First 1) { exit 0 } else { exit 1 }"
exit /b %ERRORLEVEL%
